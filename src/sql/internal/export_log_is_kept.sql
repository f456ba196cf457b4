-- SPDX-License-Identifier: MIT
-- What was exported is only added to.
CREATE FUNCTION paidan_int.export_log_is_kept()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM refuse('PD020', 'append_only', jsonb_build_object('table', TG_TABLE_NAME));
	RETURN NULL;
END
$$;

CREATE TRIGGER export_log_is_kept BEFORE UPDATE OR DELETE ON paidan.export_log
FOR EACH ROW EXECUTE FUNCTION paidan_int.export_log_is_kept();
CREATE TRIGGER export_log_is_not_emptied BEFORE TRUNCATE ON paidan.export_log
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.export_log_is_kept();
