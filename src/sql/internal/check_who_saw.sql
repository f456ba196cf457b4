-- SPDX-License-Identifier: MIT
-- Who may ask who saw a ticket: with the right to it, its platform and those above it; of a
-- confidential one only those named. An administrator sees no ticket but may ask this.
CREATE FUNCTION paidan_int.check_who_saw(ticket bigint)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	me text := my_login();
BEGIN
	PERFORM check_plain_right(me, 'who_saw');
	IF hidden(ticket) OR NOT EXISTS (SELECT FROM account a
	    WHERE a.login = me AND a.active AND covers(a.platform_id, platform_of(ticket))) THEN
		PERFORM refuse('PD003', 'no_ticket', jsonb_build_object('ticket', ticket));
	END IF;
END
$$;
