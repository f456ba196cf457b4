-- SPDX-License-Identifier: MIT
-- Asks a unit, any of the city's, what it says to a dispute: the staffing
-- office and the justice bureau are units, too. It may see the ticket until it
-- has answered, and has the time that a ruling has.
CREATE FUNCTION paidan_api.ask_opinion(command uuid, ticket bigint, version int, unit int,
    question text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'ask_opinion', ticket, version);
	t paidan.ticket_open := a.t;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('unit', unit::text);
	PERFORM need('question', question);
	IF t.unit_id IS NOT NULL THEN
		PERFORM check_docket(t);
	END IF;
	IF NOT EXISTS (SELECT FROM unit u WHERE u.id = ask_opinion.unit) THEN
		PERFORM refuse('PD013', 'unknown_unit', jsonb_build_object('unit', unit));
	END IF;
	INSERT INTO opinion (ticket_id, unit_id, question, asked_at, asked_by, due_at, warn_at)
	SELECT ticket, ask_opinion.unit, btrim(ask_opinion.question), a.at, a.login, c.due_at,
	    c.warn_at
	FROM (SELECT rule_for(rules_on((a.at AT TIME ZONE zone())::date), t.class, t.urgency,
	    'ruling') AS id) AS r
	-- As a clock that starts now; in the order of the table's columns.
	LEFT JOIN LATERAL reckon(ARRAY[ROW(0, ticket, a.at, NULL, NULL, NULL, NULL, r.id, 0,
	    t.round, false, 'ruling')::paidan.clock]) AS c ON true
	ON CONFLICT DO NOTHING;
	IF NOT FOUND THEN
		PERFORM refuse('PD062', 'asked_already');
	END IF;
	t.unit_ids := seers(ticket);
	a.t := t;
	RETURN finish_write(a, a.from_state, jsonb_build_object(
	    'asked', unit, 'asked_name', unit_names(ARRAY[unit]) -> 0,
	    'question', btrim(question)));
END
$$;
