-- SPDX-License-Identifier: MIT
-- A moment as the city's clocks show it, for people.
CREATE FUNCTION paidan_int.local_time(at timestamptz)
RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT to_char(at AT TIME ZONE zone(), 'YYYY-MM-DD HH24:MI:SS')
$$;
