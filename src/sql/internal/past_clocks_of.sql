-- SPDX-License-Identifier: MIT
-- The clocks of a ticket that were stopped. In one month: see closed_of.
CREATE FUNCTION paidan_int.past_clocks_of(ticket bigint)
RETURNS SETOF paidan.clock_past
LANGUAGE plpgsql STABLE STRICT ROWS 5
SET plan_cache_mode = force_custom_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN QUERY SELECT m.* FROM clock_past m WHERE m.ticket_id = ticket;
END
$$;
