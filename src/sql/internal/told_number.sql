-- SPDX-License-Identifier: MIT
-- The number of a ticket that is told of beside something else: masked for who
-- may not see it.
CREATE FUNCTION paidan_int.told_number(ticket bigint)
RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN CASE WHEN can_see(ticket) THEN number_of(ticket) ELSE '****' END;
END
$$;
