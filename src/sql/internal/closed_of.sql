-- SPDX-License-Identifier: MIT
-- A ticket that is closed. The tables of months are read by such functions, one a table: they
-- plan for the one month that the ticket is in, each time. A plan for whichever ticket has all
-- months in it, and a server process that once had one keeps in mind what each of them
-- looks like, as long as its console is open.
CREATE FUNCTION paidan_int.closed_of(ticket bigint)
RETURNS SETOF paidan.ticket_closed
LANGUAGE plpgsql STABLE STRICT ROWS 1
SET plan_cache_mode = force_custom_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN QUERY SELECT m.* FROM ticket_closed m WHERE m.id = ticket;
END
$$;
