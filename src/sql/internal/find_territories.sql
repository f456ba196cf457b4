-- SPDX-License-Identifier: MIT
-- Territories by what they are called: their code, whose zeros at the end may
-- be missing, else the full name, the name, the short name. found: as in
-- find_units.
CREATE FUNCTION paidan_int.find_territories(names text[])
RETURNS TABLE (name text, code text, found int)
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT b.name, CASE WHEN count(DISTINCT b.code) = 1 THEN min(b.code) END,
	    count(DISTINCT b.code)::int
	FROM (
		SELECT w.name, t.code, rank() OVER (PARTITION BY w.name ORDER BY c.n) AS best
		FROM territory t
		CROSS JOIN LATERAL (VALUES (1, t.code), (2, t.full_name), (3, t.name),
		    (4, t.short_name)) AS c(n, name)
		JOIN (SELECT DISTINCT n AS name, full_code(n) AS code FROM unnest(names) AS n) AS w
		    ON c.name = CASE c.n WHEN 1 THEN w.code ELSE w.name END
	) AS b
	WHERE b.best = 1
	GROUP BY b.name
$$;
