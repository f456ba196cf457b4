-- SPDX-License-Identifier: MIT
-- Closes a ticket, as what it has come to: see check_archive. Closed is not solved.
CREATE FUNCTION paidan_api.archive(command uuid, ticket bigint, version int, note text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'archive', ticket, version);
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	RETURN finish_closing(a, 'archived', check_archive(a),
	    jsonb_build_object('note', nullif(btrim(note), ''),
	    'unrated', CASE WHEN a.from_state <> 'confirmed' THEN true END));
END
$$;
