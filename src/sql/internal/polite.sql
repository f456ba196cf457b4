-- SPDX-License-Identifier: MIT
-- The first moment from then on at which one may call, in the city's time.
CREATE FUNCTION paidan_int.polite(at timestamptz)
RETURNS timestamptz
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	here timestamp := at AT TIME ZONE zone();
	first time;
	last time;
BEGIN
	SELECT r.polite_from, r.polite_to INTO first, last FROM call_rules() AS r;
	IF here::time >= last THEN
		RETURN (here::date + 1 + first) AT TIME ZONE zone();
	END IF;
	RETURN greatest(here, here::date + first) AT TIME ZONE zone();
END
$$;
