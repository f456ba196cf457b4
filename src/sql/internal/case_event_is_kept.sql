-- SPDX-License-Identifier: MIT
-- The record of cases and what leaders wrote are only added to.
CREATE FUNCTION paidan_int.case_event_is_kept()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM refuse('PD020', 'append_only', jsonb_build_object('table', TG_TABLE_NAME));
	RETURN NULL;
END
$$;

CREATE TRIGGER case_event_is_kept BEFORE UPDATE OR DELETE ON paidan.supervision_event
FOR EACH ROW EXECUTE FUNCTION paidan_int.case_event_is_kept();
CREATE TRIGGER case_event_is_not_emptied BEFORE TRUNCATE ON paidan.supervision_event
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.case_event_is_kept();
CREATE TRIGGER case_event_is_kept BEFORE UPDATE OR DELETE ON paidan.instruction
FOR EACH ROW EXECUTE FUNCTION paidan_int.case_event_is_kept();
CREATE TRIGGER case_event_is_not_emptied BEFORE TRUNCATE ON paidan.instruction
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.case_event_is_kept();
