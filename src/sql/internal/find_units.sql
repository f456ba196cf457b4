-- SPDX-License-Identifier: MIT
-- Units by what they are called: their code, else the full name, the short
-- name, an alias. found: how many are called so; only a single one is given.
CREATE FUNCTION paidan_int.find_units(names text[])
RETURNS TABLE (name text, id int, found int)
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT b.name, CASE WHEN count(DISTINCT b.id) = 1 THEN min(b.id) END,
	    count(DISTINCT b.id)::int
	FROM (
		SELECT c.name, u.id, rank() OVER (PARTITION BY c.name ORDER BY c.n) AS best
		FROM unit u
		CROSS JOIN LATERAL (
			VALUES (1, u.code), (2, u.name), (3, u.short_name)
			UNION ALL
			SELECT 4, a FROM unnest(u.aliases) AS a
		) AS c(n, name)
		WHERE c.name = ANY (names)
	) AS b
	WHERE b.best = 1
	GROUP BY b.name
$$;
