-- SPDX-License-Identifier: MIT
-- Is a platform another, or above it?
CREATE FUNCTION paidan_int.covers(upper int, lower int)
RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT EXISTS (SELECT FROM platform u JOIN platform l ON l.path <@ u.path
	    WHERE u.id = upper AND l.id = lower)
$$;
