-- SPDX-License-Identifier: MIT
-- What happened to a ticket, oldest first. In one month: see closed_of.
CREATE FUNCTION paidan_int.events_of(ticket bigint)
RETURNS SETOF paidan.event
LANGUAGE plpgsql STABLE STRICT ROWS 10
SET plan_cache_mode = force_custom_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN QUERY SELECT m.* FROM event m WHERE m.ticket_id = ticket ORDER BY m.seq;
END
$$;
