-- SPDX-License-Identifier: MIT
-- The time zone of the city: days and months are counted in it.
CREATE FUNCTION paidan_int.zone()
RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT time_zone FROM city
$$;
