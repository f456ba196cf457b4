-- SPDX-License-Identifier: MIT
-- Writes down that a unit objects or appeals, once at a time, and brings the
-- ticket on the docket. Gives the ticket.
CREATE FUNCTION paidan_int.raise_objection(a paidan_int.act, own paidan.assignment, kind text,
    reason_code text, text text, proposed int)
RETURNS paidan.ticket_open
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open := a.t;
BEGIN
	INSERT INTO objection (ticket_id, assignment_id, unit_id, round, kind, reason_code, text,
	    proposed_unit_id, at, by)
	VALUES (t.id, own.id, own.unit_id, t.round, kind, reason_code, btrim(text), proposed, a.at,
	    a.login)
	ON CONFLICT DO NOTHING;
	IF NOT FOUND THEN
		PERFORM refuse('PD056', 'already_objected');
	END IF;
	t.objected := true;
	t.ladder := greatest(t.ladder, 1);
	RETURN t;
END
$$;
