-- SPDX-License-Identifier: MIT
-- The rules in force today, in the city's day.
CREATE FUNCTION paidan_int.rules_today()
RETURNS int
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN rules_on((clock_timestamp() AT TIME ZONE zone())::date);
END
$$;
