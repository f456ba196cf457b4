-- SPDX-License-Identifier: MIT
-- Opens a supervision case by hand about some tickets, all or none of them.
-- versions: as they were on the screen, or NULL. until: the day to report by, or
-- NULL: what the level says. The answer is about the case.
CREATE FUNCTION paidan_api.open_case(command uuid, tickets bigint[], versions int[], level int,
    until date, reason text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_command(command, 'open_case', tickets[1]);
	t paidan.ticket_open;
	c paidan.supervision;
	due timestamptz;
	numbers text[];
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM check_plain_right(a.login, 'supervise');
	PERFORM need('reason', reason);
	due := case_due(a, level, until);
	FOR t IN SELECT * FROM take_tickets(a, tickets, versions) LOOP
		IF c.id IS NULL THEN
			c := new_case(a, level, due, 'hand', reason);
		END IF;
		PERFORM put_in_case(a, c, t, jsonb_build_object('cause', 'hand',
		    'reason', btrim(reason)));
		numbers := numbers || t.number;
	END LOOP;
	c.version := 0;
	-- Each ticket has been told; what is left is the case's own record.
	RETURN finish_case(a, c, jsonb_build_object('cause', 'hand', 'reason', btrim(reason),
	    'case_level', level, 'report_by', (due AT TIME ZONE zone())::date,
	    'tickets', array_to_string(numbers, '、')), 0);
END
$$;
