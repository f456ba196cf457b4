-- SPDX-License-Identifier: MIT
-- What is left to find out about territories that were read: whether each
-- hangs in the tree as it is going to be, and which say nothing new. A host or
-- zone has to be there, too.
CREATE FUNCTION paidan_int.judge_territories(given paidan_int.new_territory[])
RETURNS SETOF paidan_int.new_territory
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH RECURSIVE tree AS MATERIALIZED (
		SELECT g.code, g.parent_code FROM unnest(given) AS g WHERE g.fault IS NULL
		UNION ALL
		SELECT t.code, t.parent_code FROM territory t
		WHERE NOT EXISTS (SELECT FROM unnest(given) AS g
		    WHERE g.code = t.code AND g.fault IS NULL)
	), hangs AS (
		SELECT t.code FROM tree t WHERE t.parent_code IS NULL
		UNION
		SELECT t.code FROM hangs h JOIN tree t ON t.parent_code = h.code
	), judged AS MATERIALIZED (
		SELECT g.*, CASE
			WHEN g.fault IS NOT NULL THEN ARRAY[g.fault, g.field]
			WHEN g.code NOT IN (SELECT h.code FROM hangs h)
			    THEN ARRAY['unknown_parent', 'parent']
			WHEN g.host_code NOT IN (SELECT h.code FROM hangs h)
			    THEN ARRAY['unknown_territory', 'host']
			WHEN g.zone_code NOT IN (SELECT h.code FROM hangs h)
			    THEN ARRAY['unknown_territory', 'zone']
			END AS wrong,
		    t.code IS NOT NULL AND (g.name, g.level, g.parent_code, g.host_code)
		        IS NOT DISTINCT FROM (t.name, t.level, t.parent_code, t.host_code)
		        AND g.short_name IN ('', t.short_name)
		        AND (NOT g.zone_given OR ARRAY(SELECT m.zone_code FROM zone_member m
		            WHERE m.member_code = g.code) = array_remove(ARRAY[g.zone_code], NULL))
		        AS same
		FROM unnest(given) AS g LEFT JOIN territory t ON t.code = g.code
	)
	SELECT j.row_no, j.code, j.name, j.short_name, j.level, j.parent_code, j.host_code,
	    j.zone_given, j.zone_code, j.wrong[1], j.wrong[2],
	    CASE WHEN j.wrong IS NOT NULL THEN 'bad' WHEN j.same THEN 'same' ELSE j.verdict END
	FROM judged j
$$;
