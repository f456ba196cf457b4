-- SPDX-License-Identifier: MIT
-- Chases the unit that has a ticket, one step of the ladder. phone: who was spoken
-- to and what came of it; what was promised, a moment in the city's time. A
-- notice and its copy to the leader mostly go with a letter (issue_letter); here
-- is recorded what went by another way. supervision opens a case, for the reason
-- that the note gives; who does not supervise may not.
CREATE FUNCTION paidan_api.chase(command uuid, ticket bigint, version int, step text,
    spoken_to text, outcome text, promised text, note text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'chase', ticket, version);
	promised_at timestamptz := read_promise(promised);
	answer paidan_api.write_result;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('step', step);
	IF step NOT IN ('phone', 'notice', 'leader', 'supervision') THEN
		PERFORM bad_value('step');
	END IF;
	IF outcome IS NOT NULL OR step = 'phone' THEN
		PERFORM check_reason('chase', outcome);
	END IF;
	IF step = 'phone' AND outcome <> 'no_answer' THEN
		PERFORM need('spoken_to', spoken_to);
	END IF;
	a := add_chase(a, step, spoken_to, outcome, promised_at, note, NULL);
	answer := finish_write(a, a.from_state, jsonb_build_object('step', step,
	    'unit', unit_names(ARRAY[(a.t).unit_id]) -> 0,
	    'spoken_to', nullif(btrim(spoken_to), ''), 'outcome', outcome,
	    'promised', left(local_time(promised_at), 16), 'note', nullif(btrim(note), '')));
	IF step = 'supervision' THEN
		PERFORM chase_case(a, note);
	END IF;
	RETURN answer;
END
$$;
