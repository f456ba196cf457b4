-- SPDX-License-Identifier: MIT
-- Categories by what they are called: their code, else the full name, the
-- last two levels, the name. found: as in find_units.
CREATE FUNCTION paidan_int.find_categories(names text[])
RETURNS TABLE (name text, id int, found int)
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT b.name, CASE WHEN count(DISTINCT b.id) = 1 THEN min(b.id) END,
	    count(DISTINCT b.id)::int
	FROM (
		SELECT c.name, k.id, rank() OVER (PARTITION BY c.name ORDER BY c.n) AS best
		FROM category k
		CROSS JOIN LATERAL (VALUES (1, k.code), (2, k.full_name), (3, k.label),
		    (4, k.name)) AS c(n, name)
		WHERE c.name = ANY (names)
	) AS b
	WHERE b.best = 1
	GROUP BY b.name
$$;
