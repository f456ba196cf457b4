-- SPDX-License-Identifier: MIT
-- Row security compares with (SELECT my_platforms()), so it runs once a
-- query.
CREATE FUNCTION paidan_int.my_platforms()
RETURNS int[]
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT platforms_of((context()).login)
$$;
