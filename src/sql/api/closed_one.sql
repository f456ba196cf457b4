-- SPDX-License-Identifier: MIT
-- The line of one ticket that is closed, as closed_ticket has it, if the login may see it.
CREATE FUNCTION paidan_api.closed_one(ticket bigint)
RETURNS SETOF paidan_api.closed_ticket
LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF can_see(ticket) THEN
		RETURN QUERY SELECT c.* FROM closed_line(ticket) c;
	END IF;
END
$$;
