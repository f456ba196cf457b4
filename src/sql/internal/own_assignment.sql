-- SPDX-License-Identifier: MIT
-- The actor's own part of a ticket in this round, locked by the ticket's
-- lock; the lead's before an assisting one, what is still open before what is
-- answered.
CREATE FUNCTION paidan_int.own_assignment(a paidan_int.act)
RETURNS paidan.assignment
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	own paidan.assignment;
BEGIN
	SELECT s.* INTO own FROM assignment s
	WHERE s.ticket_id = (a.t).id AND s.round = (a.t).round
	    AND s.state IN ('assigned', 'signed', 'replied')
	    AND s.unit_id = ANY (units_of(a.login))
	ORDER BY s.state = 'replied', s.role = 'lead' DESC, s.id DESC LIMIT 1;
	IF NOT FOUND THEN
		PERFORM refuse('PD007', 'not_your_unit');
	END IF;
	RETURN own;
END
$$;
