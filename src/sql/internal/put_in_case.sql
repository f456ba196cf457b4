-- SPDX-License-Identifier: MIT
-- A ticket, locked, comes into a case: its own record says so, and the lists
-- hear of it. Its version stays: whoever works on it goes on. For the unit that
-- has it that is the last step of the ladder of chasing, once a case, whoever
-- opened it; chased: whoever chases has recorded the step.
CREATE FUNCTION paidan_int.put_in_case(a paidan_int.act, c paidan.supervision,
    t paidan.ticket_open, detail jsonb, chased boolean DEFAULT false)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	step boolean := t.case_id IS NULL AND t.unit_id IS NOT NULL AND NOT chased;
BEGIN
	INSERT INTO supervision_ticket (case_id, ticket_id, added_at, added_by)
	VALUES (c.id, t.id, a.at, a.login)
	ON CONFLICT DO NOTHING;
	UPDATE ticket_open o
	SET case_id = c.id, supervised = c.level,
	    chase_steps = CASE WHEN step THEN right(o.chase_steps || 's', 20)
	        ELSE o.chase_steps END,
	    chased_at = CASE WHEN step THEN a.at ELSE o.chased_at END,
	    chase_outcome = CASE WHEN NOT step THEN o.chase_outcome END
	WHERE o.id = t.id;
	IF step THEN
		INSERT INTO chase (ticket_id, unit_id, round, step, at, chased_by, note)
		VALUES (t.id, t.unit_id, t.round, 'supervision', a.at, a.login,
		    concat_ws('  ', c.number, nullif(c.reason, '')));
	END IF;
	a := on_ticket(a, t);
	PERFORM write_event(a, t.state, detail || jsonb_build_object('case_number', c.number,
	    'case_level', c.level, 'report_by', (c.due_at AT TIME ZONE zone())::date));
	PERFORM write_change(a);
END
$$;
