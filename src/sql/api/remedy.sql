-- SPDX-License-Identifier: MIT
-- A unit that was warned says what it has done about it; the citizen is asked again.
CREATE FUNCTION paidan_api.remedy(command uuid, ticket bigint, version int, text text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'remedy', ticket, version);
	own paidan.assignment;
	t paidan.ticket_open := a.t;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('text', text);
	own := own_assignment(a);
	IF t.call_mark IS DISTINCT FROM 'leaning' THEN
		PERFORM refuse('PD122', 'not_warned');
	END IF;
	t.call_mark := 'remedied';
	t.call_at := polite(a.at);
	a.t := t;
	RETURN finish_write(a, a.from_state, jsonb_build_object(
	    'unit', unit_names(ARRAY[own.unit_id]) -> 0, 'text', btrim(text)));
END
$$;
