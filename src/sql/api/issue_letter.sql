-- SPDX-License-Identifier: MIT
-- Writes a letter about tickets of one unit, all or none of them: dispatch, what it is
-- handed; notice, what it is late with; leader, the same reported to whom copy_to
-- names. ticket is the lowest id of them; more: the others, with their versions.
-- A notice and a report are steps of the ladder on every ticket.
CREATE FUNCTION paidan_api.issue_letter(command uuid, ticket bigint, version int, kind text,
    more bigint[], versions int[], copy_to text, note text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	a paidan_int.act := begin_write(command, 'issue_letter', ticket, version);
	acts paidan_int.act[] := ARRAY[a];
	tickets paidan.ticket_open[];
	l paidan.letter;
	letter bigint;
	answer paidan_api.write_result;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('kind', kind);
	IF (letter_title(kind)).title IS NULL OR kind = 'case' THEN
		PERFORM bad_value('kind');
	END IF;
	IF kind = 'leader' THEN
		PERFORM need('copy_to', copy_to);
	END IF;
	acts := acts || letter_acts(a, more, versions);
	tickets := ARRAY(SELECT x.t FROM unnest(acts) AS x);
	l := next_letter(a, kind, copy_to);
	letter := write_letter(l, tickets, note);
	-- The first last: the answer that is kept is about it.
	FOR i IN REVERSE cardinality(acts) .. 1 LOOP
		a := acts[i];
		IF kind <> 'dispatch' THEN
			a := add_chase(a, kind, l.copy_to, 'sent', NULL, NULL, letter);
		END IF;
		answer := finish_write(a, a.from_state, jsonb_build_object('letter', l.number,
		    'letter_code', l.code, 'step', nullif(kind, 'dispatch'), 'copy_to', l.copy_to,
		    'unit', unit_names(ARRAY[l.unit_id]) -> 0, 'note', nullif(btrim(note), '')));
	END LOOP;
	RETURN answer;
END
$$;
