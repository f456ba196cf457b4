-- SPDX-License-Identifier: MIT
-- The territory that an address names. Whole names only: the town whose
-- county is named too, else the town that no other shares its name with, else
-- the county, else the city; of several the longest name. Then the village
-- within it. NULL if nothing is named.
CREATE FUNCTION paidan_int.locate(place text)
RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH named AS MATERIALIZED (
		SELECT t.code, t.parent_code, t.name, t.path, nlevel(t.path) AS depth
		FROM territory t
		WHERE t.level IN ('city', 'county', 'zone', 'town') AND strpos(place, t.name) > 0
	), best AS MATERIALIZED (
		SELECT n.code FROM named n
		WHERE EXISTS (SELECT FROM named up
		        WHERE up.code = n.parent_code AND up.depth > 2)
		    OR NOT EXISTS (SELECT FROM territory o
		        WHERE o.name = n.name AND o.code <> n.code)
		ORDER BY (SELECT count(*) FROM named up WHERE up.path @> n.path) DESC,
		    n.depth DESC, length(n.name) DESC, n.code
		LIMIT 1
	)
	SELECT coalesce((
		SELECT v.code FROM territory v
		WHERE v.parent_code = best.code AND v.level = 'village'
		    AND strpos(place, v.short_name) > 0
		ORDER BY length(v.short_name) DESC, v.code LIMIT 1), best.code)
	FROM best
$$;
