-- SPDX-License-Identifier: MIT
-- The category that is called so: by code, by all its levels, or by a name
-- that no other has. NULL: none, or nobody can tell.
CREATE FUNCTION paidan_int.named_category(given text)
RETURNS int
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT CASE WHEN count(*) = 1 THEN min(f.id) END
	FROM (
		SELECT c.id, rank() OVER (ORDER BY CASE given WHEN c.code THEN 1
		    WHEN c.full_name THEN 2 ELSE 3 END) AS n
		FROM category c
		WHERE given IN (c.code, c.full_name, c.name)
	) AS f
	WHERE f.n = 1
$$;
