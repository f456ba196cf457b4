-- SPDX-License-Identifier: MIT
-- The unit that is called so: by code, full name, short name or alias, and by
-- the first of these that fits exactly one. NULL: none, or nobody can tell.
CREATE FUNCTION paidan_int.named_unit(given text)
RETURNS int
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT CASE WHEN count(*) = 1 THEN min(f.id) END
	FROM (
		SELECT u.id, rank() OVER (ORDER BY CASE given WHEN u.code THEN 1 WHEN u.name THEN 2
		    WHEN u.short_name THEN 3 ELSE 4 END) AS n
		FROM unit u
		WHERE given IN (u.code, u.name, u.short_name) OR given = ANY (u.aliases)
	) AS f
	WHERE f.n = 1
$$;
