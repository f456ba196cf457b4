-- SPDX-License-Identifier: MIT
-- Brings a dispute a step up the ladder.
CREATE FUNCTION paidan_api.escalate(command uuid, ticket bigint, version int, reason text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'escalate', ticket, version, reason);
	t paidan.ticket_open := a.t;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM check_docket(t);
	IF t.ladder = 4 THEN
		PERFORM refuse('PD064', 'top_of_ladder');
	END IF;
	t.ladder := t.ladder + 1;
	a.t := t;
	RETURN finish_write(a, a.from_state, jsonb_build_object('reason', btrim(reason),
	    'ladder', t.ladder));
END
$$;
