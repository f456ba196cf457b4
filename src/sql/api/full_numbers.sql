-- SPDX-License-Identifier: MIT
-- The numbers that a short one (1128-0001, YZQ1128-0001) may stand for: of this year or the
-- last, of the platform that is named, or of any. What is typed may be a whole number, too.
CREATE FUNCTION paidan_api.full_numbers(typed text)
RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH part AS (
		SELECT regexp_match(upper(btrim(typed)), '^([A-Z0-9]*?)([0-9]{4}-[0-9]+)$') AS m
	), code AS (
		SELECT p.code FROM platform p, part WHERE part.m[1] = ''
		UNION ALL SELECT part.m[1] FROM part WHERE part.m IS NOT NULL
	)
	SELECT upper(btrim(typed)) || ARRAY(
	    SELECT code.code || y.year::text || part.m[2]
	    FROM code, part, (SELECT extract(year FROM now() AT TIME ZONE zone())::int - n AS year
	        FROM generate_series(0, 1) AS n) AS y)
$$;
