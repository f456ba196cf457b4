-- SPDX-License-Identifier: MIT
-- The first event that a ticket lacks before this one.
CREATE FUNCTION paidan_int.first_missing(ticket bigint, before int)
RETURNS int
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN 1 + coalesce((SELECT max(e.seq) FROM event e
	    WHERE e.ticket_id = ticket AND e.seq < before), 0);
END
$$;
