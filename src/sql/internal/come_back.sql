-- SPDX-License-Identifier: MIT
-- What was passed on from a part comes back to it, by a return or taken back.
-- The unit has signed for it already, and its window goes on. Gives the ticket.
CREATE FUNCTION paidan_int.come_back(a paidan_int.act, part bigint, how text)
RETURNS paidan.ticket_open
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open := a.t;
	up paidan.assignment;
BEGIN
	PERFORM end_parts(a, parts_below(part));
	UPDATE assignment s SET ended_at = a.at WHERE s.id = part RETURNING s.* INTO STRICT up;
	INSERT INTO assignment (ticket_id, unit_id, round, role, state, assigned_at, assigned_by,
	    since, how, up_id, level, signed_at, signed_by)
	VALUES (up.ticket_id, up.unit_id, up.round, up.role, 'signed', a.at, a.login, up.since,
	    come_back.how, up.up_id, up.level, a.at, up.signed_by);
	IF up.role = 'lead' THEN
		t.unit_id := up.unit_id;
		t.level := up.level;
	END IF;
	t.unit_ids := seers(t.id);
	RETURN t;
END
$$;
