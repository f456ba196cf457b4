-- SPDX-License-Identifier: MIT
-- Those of these tickets that are closed and that the login may see. Only their months are
-- planned for: see closed_of.
CREATE FUNCTION paidan_int.closed_seen(tickets bigint[])
RETURNS SETOF paidan.ticket_closed
LANGUAGE plpgsql STABLE STRICT ROWS 10
SET plan_cache_mode = force_custom_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF tickets <> '{}' THEN
		RETURN QUERY SELECT c.* FROM my_closed c WHERE c.id = ANY (tickets);
	END IF;
END
$$;
