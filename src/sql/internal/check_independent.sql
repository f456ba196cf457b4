-- SPDX-License-Identifier: MIT
-- Who signed, answered, returned or passed on a ticket, or objected to it, or
-- belongs to a unit that ever had it, does not ask the citizen about it.
CREATE FUNCTION paidan_int.check_independent(a paidan_int.act)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF EXISTS (SELECT FROM event e WHERE e.ticket_id = (a.t).id AND e.actor = a.login
	        AND e.verb IN ('sign_in', 'reply', 'return_ticket', 'object',
	        'appeal', 'pass_on', 'take_back'))
	    OR EXISTS (SELECT FROM assignment s WHERE s.ticket_id = (a.t).id
	        AND s.unit_id = a.unit_id) THEN
		PERFORM refuse('PD023', 'not_independent');
	END IF;
END
$$;
