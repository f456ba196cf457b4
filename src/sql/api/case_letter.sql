-- SPDX-License-Identifier: MIT
-- Writes the letters of supervision in a case: to each unit that has open tickets
-- of it one, numbered, about these; all or none. The record of a ticket has the
-- letter that it is in, the case's has them all.
CREATE FUNCTION paidan_api.case_letter(command uuid, wanted bigint, version int, note text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	b paidan_int.case_act := begin_case(command, 'case_letter', wanted, version, 'supervise');
	a paidan_int.act := b.a;
	c paidan.supervision := b.c;
	l paidan.letter;
	unit int;
	tickets paidan.ticket_open[];
	t paidan.ticket_open;
	numbers text[];
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	FOR unit IN SELECT DISTINCT o.unit_id FROM ticket_open o
	    WHERE o.case_id = c.id AND o.unit_id IS NOT NULL ORDER BY 1
	LOOP
		tickets := ARRAY(SELECT o FROM ticket_open o
		    WHERE o.case_id = c.id AND o.unit_id = unit ORDER BY o.due_at, o.id);
		l := next_letter(on_ticket(a, tickets[1]), 'case', NULL);
		l.case_id := c.id;
		PERFORM write_letter(l, tickets, note);
		FOREACH t IN ARRAY tickets LOOP
			a := on_ticket(a, t);
			PERFORM write_event(a, t.state, jsonb_build_object('letter', l.number,
			    'letter_code', l.code, 'case_number', c.number,
			    'unit', unit_names(ARRAY[unit]) -> 0, 'note', nullif(btrim(note), '')));
			PERFORM write_change(a);
		END LOOP;
		numbers := numbers || l.number;
	END LOOP;
	IF numbers IS NULL THEN
		PERFORM refuse('PD013', 'unknown_unit', jsonb_build_object('unit', NULL));
	END IF;
	RETURN finish_case(a, c, jsonb_build_object('letter', array_to_string(numbers, '、'),
	    'note', nullif(btrim(note), '')), 0);
END
$$;
