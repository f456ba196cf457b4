-- SPDX-License-Identifier: MIT
-- Locks the ticket. One that may not be seen is not there.
CREATE FUNCTION paidan_int.lock_ticket(a paidan_int.act, ticket bigint)
RETURNS paidan_int.act
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	locked paidan.ticket_open;
BEGIN
	SELECT o.* INTO locked FROM ticket_open o WHERE o.id = ticket FOR UPDATE;
	IF NOT can_see(ticket) THEN
		PERFORM refuse('PD003', 'no_ticket', jsonb_build_object('ticket', ticket));
	END IF;
	IF locked.id IS NULL THEN
		PERFORM refuse('PD004', 'not_open', last_change(ticket));
	END IF;
	RETURN on_ticket(a, locked);
END
$$;
