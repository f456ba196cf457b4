-- SPDX-License-Identifier: MIT
-- PL/pgSQL keeps its plan in the session, which SQL functions do not. Row
-- security compares with (SELECT my_platforms()), so it runs once a
-- query.
CREATE FUNCTION paidan_int.my_platforms()
RETURNS int[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN platforms_of((context()).login);
END
$$;
