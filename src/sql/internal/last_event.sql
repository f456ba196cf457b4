-- SPDX-License-Identifier: MIT
-- What happened to a ticket last. In one month: see closed_of.
CREATE FUNCTION paidan_int.last_event(ticket bigint)
RETURNS paidan.event
LANGUAGE plpgsql STABLE STRICT
SET plan_cache_mode = force_custom_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	last paidan.event;
BEGIN
	SELECT e.* INTO last FROM event e WHERE e.ticket_id = ticket ORDER BY e.seq DESC LIMIT 1;
	RETURN last;
END
$$;
