-- SPDX-License-Identifier: MIT
-- What was handed over, and what was noted for a shift, is only added to.
CREATE FUNCTION paidan_int.handover_is_kept()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM refuse('PD020', 'append_only', jsonb_build_object('table', tg_table_name));
	RETURN NULL;
END
$$;

CREATE TRIGGER handover_item_is_kept BEFORE UPDATE OR DELETE ON paidan.handover_item
FOR EACH ROW EXECUTE FUNCTION paidan_int.handover_is_kept();
CREATE TRIGGER shift_note_is_kept BEFORE UPDATE OR DELETE ON paidan.shift_note
FOR EACH ROW EXECUTE FUNCTION paidan_int.handover_is_kept();
