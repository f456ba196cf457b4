-- SPDX-License-Identifier: MIT
-- What was done to accounts is only added to.
CREATE FUNCTION paidan_int.account_log_is_kept()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM refuse('PD020', 'append_only', jsonb_build_object('table', TG_TABLE_NAME));
	RETURN NULL;
END
$$;

CREATE TRIGGER account_log_is_kept BEFORE UPDATE OR DELETE ON paidan.account_log
FOR EACH ROW EXECUTE FUNCTION paidan_int.account_log_is_kept();
CREATE TRIGGER account_log_is_not_emptied BEFORE TRUNCATE ON paidan.account_log
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.account_log_is_kept();
