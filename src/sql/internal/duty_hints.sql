-- SPDX-License-Identifier: MIT
-- Rows of the registry that cover a matter in a place, as reasons. The leads
-- of the most specific rows have the weight duty, or duty_wide if these hold
-- for a wide matter everywhere in the city, where what happened may know
-- better; all others have duty_other.
CREATE FUNCTION paidan_int.duty_hints(category int, territory text, rules jsonb)
RETURNS TABLE (unit_id int, role text, weight float8, reason jsonb)
LANGUAGE plpgsql STABLE ROWS 5
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT DISTINCT ON (r.unit_id) r.unit_id, r.role, w.points,
	    jsonb_build_object('kind', 'duty', 'weight', round(w.points), 'duty', d.id,
	        'role', r.role, 'document', d.document, 'article', d.article,
	        'excerpt', d.excerpt, 'note', d.note, 'category', coalesce(c.full_name, ''),
	        'territory', coalesce(p.full_name, ''), 'source', d.source,
	        'effective_from', d.effective_from)
	FROM (
		SELECT o.*, min(o.rank) FILTER (WHERE o.role = 'lead') OVER () AS best
		FROM registry_rows(category, territory, today()) AS o
	) AS r
	JOIN duty d ON d.id = r.duty_id
	LEFT JOIN category c ON c.id = d.category_id
	LEFT JOIN territory p ON p.code = d.territory_code
	CROSS JOIN LATERAL (
		SELECT (rules ->> CASE WHEN r.role <> 'lead' OR r.rank > r.best THEN 'duty_other'
		    WHEN r.category_depth <= 2 AND coalesce(p.level, 'city') IN ('city', 'province')
		    THEN 'duty_wide' ELSE 'duty' END)::float8 AS points
	) AS w
	ORDER BY r.unit_id, w.points DESC, r.rank, d.id;
END
$$;
