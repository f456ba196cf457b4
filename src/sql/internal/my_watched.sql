-- SPDX-License-Identifier: MIT
-- Row security compares with (SELECT my_watched()), so it runs once a query.
CREATE FUNCTION paidan_int.my_watched()
RETURNS int[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN watched_of((context()).login);
END
$$;
