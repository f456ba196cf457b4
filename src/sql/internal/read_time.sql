-- SPDX-License-Identifier: MIT
-- A time as text; without a zone it is the city's. NULL if it is none.
CREATE FUNCTION paidan_int.read_time(value text, zone text)
RETURNS timestamptz
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
SET datestyle = 'ISO, YMD'
AS $$
BEGIN
	-- A year of four digits first: nothing is left to guess, and words such as
	-- "now" are no times.
	IF value !~ '^20\d\d-\d{1,2}-\d{1,2}([ T]\d|$)' THEN
		RETURN NULL;
	END IF;
	IF value ~ ':\d\d(\.\d+)?\s*(Z|[+-]\d\d(:?\d\d)?)$' THEN
		RETURN value::timestamptz;
	END IF;
	RETURN value::timestamp AT TIME ZONE zone;
EXCEPTION
	WHEN data_exception THEN
		RETURN NULL;
END
$$;
