-- SPDX-License-Identifier: MIT
-- Works out how far the active accounts reach, after every statement that could change it;
-- what is as it was is left alone. One at a time, so that two who change different tables
-- know of each other. Of categories and territories there is nothing to do while nobody
-- watches any: they are loaded by thousands.
CREATE FUNCTION paidan_int.keep_scope()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF TG_TABLE_NAME IN ('category', 'territory') AND NOT EXISTS (SELECT FROM account a
	    WHERE a.trades IS NOT NULL OR a.areas IS NOT NULL) THEN
		RETURN NULL;
	END IF;
	PERFORM pg_advisory_xact_lock(hashtext('paidan.scope'));
	PERFORM write_scope();
	RETURN NULL;
END
$$;

CREATE TRIGGER keep_scope AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON paidan.account
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.keep_scope();
CREATE TRIGGER keep_scope AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON paidan.platform
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.keep_scope();
CREATE TRIGGER keep_scope AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON paidan.unit
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.keep_scope();
CREATE TRIGGER keep_scope AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON paidan.category
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.keep_scope();
CREATE TRIGGER keep_scope AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON paidan.territory
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.keep_scope();
