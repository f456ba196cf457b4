-- SPDX-License-Identifier: MIT
-- Matters for which nobody leads in a county or zone as a whole, told by the
-- highest category below which there is no row at all; once for the city if it
-- is so everywhere.
CREATE FUNCTION paidan_int.uncovered(day date)
RETURNS TABLE (category_id int, territory_code text)
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH county AS MATERIALIZED (
		SELECT t.code FROM territory t WHERE t.level IN ('county', 'zone')
	), line AS MATERIALIZED (
		SELECT c.id, a.id::int AS up
		FROM category c, unnest(string_to_array('0.' || c.path::text, '.')) AS a(id)
	), around AS MATERIALIZED (
		SELECT k.code, p.code AS place
		FROM county k CROSS JOIN LATERAL places_of(k.code) AS p
		UNION ALL
		SELECT k.code, '' FROM county k
	), held AS MATERIALIZED (
		-- Few rows have a second version, and only of these a later one can have begun.
		SELECT DISTINCT k.code, coalesce(d.category_id, 0) AS category_id
		FROM duty d
		JOIN around k ON k.place = coalesce(d.territory_code, '')
		WHERE d.role = 'lead' AND d.approved AND NOT d.ends AND d.effective_from <= day
		    AND (d.effective_to IS NULL OR d.effective_to >= day)
		    AND NOT EXISTS (SELECT FROM duty n WHERE n.duty_no = d.duty_no AND n.version > 1
		        AND n.version > d.version AND n.approved AND n.effective_from <= day)
	), covered AS MATERIALIZED (
		SELECT DISTINCT h.code, n.id
		FROM held h JOIN line n ON n.up = h.category_id
	), above AS MATERIALIZED (
		SELECT DISTINCT h.code, n.up AS id FROM held h JOIN line n ON n.id = h.category_id
	), hole AS (
		SELECT k.code, c.id
		FROM county k
		CROSS JOIN category c
		LEFT JOIN covered v ON v.code = k.code AND v.id = c.id
		LEFT JOIN above a ON a.code = k.code AND a.id = c.id
		LEFT JOIN above u ON u.code = k.code AND u.id = c.parent_id
		WHERE v.id IS NULL AND a.id IS NULL AND (c.parent_id IS NULL OR u.id IS NOT NULL)
	)
	SELECT h.id, CASE WHEN w.everywhere THEN w.city ELSE h.code END
	FROM hole h
	JOIN (
		SELECT o.id,
		    count(*) = (SELECT count(*) FROM county) AND count(*) > 1 AS everywhere,
		    (SELECT t.code FROM territory t WHERE t.level = 'city' ORDER BY t.code LIMIT 1)
		        AS city
		FROM hole o GROUP BY o.id
	) AS w ON w.id = h.id
	GROUP BY 1, 2;
END
$$;
