-- SPDX-License-Identifier: MIT
-- A unit has been to the place.
CREATE FUNCTION paidan_api.on_site(command uuid, ticket bigint, version int, note text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'on_site', ticket, version);
	own paidan.assignment;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	own := own_assignment(a);
	RETURN finish_write(a, a.from_state, jsonb_build_object(
	    'unit', unit_names(ARRAY[own.unit_id]) -> 0, 'note', nullif(btrim(note), '')));
END
$$;
