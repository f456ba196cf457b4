-- SPDX-License-Identifier: MIT
-- The day it is in the city, for whoever acts.
CREATE FUNCTION paidan_int.today()
RETURNS date
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN ((context()).at AT TIME ZONE zone())::date;
END
$$;
