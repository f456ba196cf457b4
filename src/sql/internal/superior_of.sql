-- SPDX-License-Identifier: MIT
-- The unit above a unit: its parent, else who runs the platform that it belongs to, or
-- one above that; NULL at the top.
CREATE FUNCTION paidan_int.superior_of(unit int)
RETURNS int
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT s.id FROM unit u
	JOIN platform mine ON mine.id = u.platform_id
	JOIN LATERAL (
		SELECT p.id, 100 AS depth FROM unit p WHERE p.id = u.parent_id
		UNION ALL
		SELECT r.id, nlevel(p.path) FROM platform p JOIN unit r ON r.runs_platform_id = p.id
		WHERE p.path @> mine.path
	) AS x ON true
	JOIN unit s ON s.id = x.id AND s.active AND s.id <> u.id
	WHERE u.id = superior_of.unit
	ORDER BY x.depth DESC, s.id LIMIT 1
$$;
