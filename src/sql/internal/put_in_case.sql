-- SPDX-License-Identifier: MIT
-- A ticket, locked, comes into a case: its own record says so, and the lists
-- hear of it. Its version stays: whoever works on it goes on.
CREATE FUNCTION paidan_int.put_in_case(a paidan_int.act, c paidan.supervision,
    t paidan.ticket_open, detail jsonb)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	INSERT INTO supervision_ticket (case_id, ticket_id, added_at, added_by)
	VALUES (c.id, t.id, a.at, a.login)
	ON CONFLICT DO NOTHING;
	UPDATE ticket_open o SET case_id = c.id, supervised = c.level WHERE o.id = t.id;
	a := on_ticket(a, t);
	PERFORM write_event(a, t.state, detail || jsonb_build_object('case_number', c.number,
	    'case_level', c.level, 'report_by', (c.due_at AT TIME ZONE zone())::date));
	PERFORM write_change(a);
END
$$;
