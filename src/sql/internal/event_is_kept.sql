-- SPDX-License-Identifier: MIT
-- Events are only added.
CREATE FUNCTION paidan_int.event_is_kept()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM refuse('PD020', 'append_only', jsonb_build_object('table', 'event'));
	RETURN NULL;
END
$$;

CREATE TRIGGER event_is_kept BEFORE UPDATE OR DELETE ON paidan.event
FOR EACH ROW EXECUTE FUNCTION paidan_int.event_is_kept();
