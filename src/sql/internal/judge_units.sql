-- SPDX-License-Identifier: MIT
-- What is left to find out about units that were read: whether each hangs in
-- the tree as it is going to be, and which say nothing new.
CREATE FUNCTION paidan_int.judge_units(given paidan_int.new_unit[])
RETURNS SETOF paidan_int.new_unit
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH RECURSIVE tree AS MATERIALIZED (
		SELECT g.code, g.parent_code FROM unnest(given) AS g WHERE g.fault IS NULL
		UNION ALL
		SELECT u.code, p.code FROM unit u LEFT JOIN unit p ON p.id = u.parent_id
		WHERE NOT EXISTS (SELECT FROM unnest(given) AS g
		    WHERE g.code = u.code AND g.fault IS NULL)
	), hangs AS (
		SELECT t.code FROM tree t WHERE t.parent_code IS NULL
		UNION
		SELECT t.code FROM hangs h JOIN tree t ON t.parent_code = h.code
	), judged AS (
		SELECT g.*, g.fault IS NULL AND g.code NOT IN (SELECT h.code FROM hangs h) AS loose,
		    (g.name, g.short_name, g.kind, g.platform_id, g.parent_code, g.territory_code,
		        g.runs_platform_id, g.aliases, g.active, g.off_from, g.off_until)
		    IS NOT DISTINCT FROM (u.name, u.short_name, u.kind, u.platform_id, p.code,
		        u.territory_code, u.runs_platform_id, u.aliases, u.active, u.off_from,
		        u.off_until)
		    AND (coalesce(g.liaison_name, ''), coalesce(g.liaison_phone, ''),
		        coalesce(g.night_phone, '')) = (coalesce(l.name, ''), coalesce(l.phone, ''),
		        coalesce(l.night_phone, '')) AS same
		FROM unnest(given) AS g
		LEFT JOIN unit u ON u.id = g.id
		LEFT JOIN unit p ON p.id = u.parent_id
		LEFT JOIN LATERAL (SELECT i.* FROM liaison i WHERE i.unit_id = u.id
		    ORDER BY i.id LIMIT 1) AS l ON true
	)
	SELECT j.row_no, j.id, j.code, j.name, j.short_name, j.kind, j.platform_id, j.parent_code,
	    j.territory_code, j.runs_platform_id, j.aliases, j.active, j.off_from, j.off_until,
	    j.liaison_name, j.liaison_phone, j.night_phone,
	    CASE WHEN j.loose THEN 'unknown_parent' ELSE j.fault END,
	    CASE WHEN j.loose THEN 'parent' ELSE j.field END,
	    CASE WHEN j.loose OR j.fault IS NOT NULL THEN 'bad' WHEN j.same THEN 'same'
	        ELSE j.verdict END
	FROM judged j
$$;
