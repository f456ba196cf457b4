-- SPDX-License-Identifier: MIT
-- The day on which the clocks of a ticket that stands still are to go on again: of its parking,
-- or the first of its pauses. NULL for who may not see the ticket.
CREATE FUNCTION paidan_api.paused_until(ticket bigint)
RETURNS date
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN NULL;
	END IF;
	RETURN coalesce(
	    (SELECT p.until_on FROM parking p WHERE p.ticket_id = ticket AND p.ended_at IS NULL),
	    (SELECT min(c.resume_on) FROM clock c
	        WHERE c.ticket_id = ticket AND c.paused_at IS NOT NULL));
END
$$;
