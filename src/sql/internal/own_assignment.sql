-- SPDX-License-Identifier: MIT
-- The actor's own part of a ticket, locked by the ticket's lock; the lead's
-- before an assisting one, what is still open before what is answered. What was
-- passed on is with another, unless it is asked for.
CREATE FUNCTION paidan_int.own_assignment(a paidan_int.act, passed_too boolean DEFAULT false)
RETURNS paidan.assignment
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	own paidan.assignment;
BEGIN
	SELECT s.* INTO own FROM assignment s
	WHERE s.ticket_id = (a.t).id AND s.ended_at IS NULL
	    AND s.unit_id = ANY (units_of(a.login))
	ORDER BY s.state = 'passed', s.state = 'replied', s.role = 'lead' DESC, s.id DESC LIMIT 1;
	IF NOT FOUND THEN
		PERFORM refuse('PD007', 'not_your_unit');
	END IF;
	IF own.state = 'passed' AND NOT passed_too THEN
		PERFORM refuse('PD050', 'passed_on', jsonb_build_object('unit',
		    (SELECT string_agg(u.short_name, '、' ORDER BY s.id) FROM assignment s
		        JOIN unit u ON u.id = s.unit_id
		        WHERE s.up_id = own.id AND s.ended_at IS NULL)));
	END IF;
	RETURN own;
END
$$;
