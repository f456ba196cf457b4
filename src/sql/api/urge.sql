-- SPDX-License-Identifier: MIT
-- A word to whoever has the ticket that it should be done: kept in its record.
CREATE FUNCTION paidan_api.urge(command uuid, ticket bigint, version int, text text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'urge', ticket, version);
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('text', text);
	RETURN finish_write(a, a.from_state, jsonb_build_object('text', btrim(text)));
END
$$;
