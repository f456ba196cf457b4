-- SPDX-License-Identifier: MIT
-- A unit tells how far it has come. attachments: see keep_attachments.
CREATE FUNCTION paidan_api.progress(command uuid, ticket bigint, version int, text text,
    attachments text DEFAULT NULL)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'progress', ticket, version);
	own paidan.assignment;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('text', text);
	own := own_assignment(a);
	RETURN finish_write(a, a.from_state, jsonb_build_object(
	    'unit', unit_names(ARRAY[own.unit_id]) -> 0, 'text', btrim(text),
	    'attachments', keep_attachments(a, own, attachments)));
END
$$;
