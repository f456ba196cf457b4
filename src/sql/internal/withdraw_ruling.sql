-- SPDX-License-Identifier: MIT
-- Withdraws the ruling that sent a ticket where it is, if whoever recalls it
-- may rule and the unit has not signed; the one before stands again. Gives the
-- number, or NULL.
CREATE FUNCTION paidan_int.withdraw_ruling(a paidan_int.act)
RETURNS text
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	taken paidan.ruling;
BEGIN
	IF NOT has_right(a.login, 'coordinate') THEN
		RETURN NULL;
	END IF;
	UPDATE ruling r SET withdrawn_at = a.at
	FROM assignment s
	WHERE r.ticket_id = (a.t).id AND r.stands AND s.ticket_id = r.ticket_id
	    AND s.ended_at IS NULL AND s.state = 'assigned' AND s.role = 'lead' AND s.level = 0
	    AND s.how = 'ruled' AND s.assigned_at = r.ruled_at
	RETURNING r.* INTO taken;
	UPDATE ruling r SET replaced_by = NULL WHERE r.replaced_by = taken.id;
	RETURN taken.number;
END
$$;
