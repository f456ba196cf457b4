-- SPDX-License-Identifier: MIT
-- The line of one ticket that is closed, whoever asks. In one month: see closed_of.
CREATE FUNCTION paidan_int.closed_line(ticket bigint)
RETURNS SETOF paidan_api.closed_ticket
LANGUAGE plpgsql STABLE STRICT ROWS 1
SET plan_cache_mode = force_custom_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN QUERY SELECT c.* FROM paidan_api.closed_ticket c WHERE c.id = ticket;
END
$$;
