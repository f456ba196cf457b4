-- SPDX-License-Identifier: MIT
-- Rows of the registry that cover a category in a territory. 300 and more: a
-- row is worth 60 a level of the category, 10 a level of the territory; who
-- assists or supervises comes after who leads.
CREATE FUNCTION paidan_int.duty_hints(category paidan_ext.ltree, territory paidan_ext.ltree)
RETURNS TABLE (unit_id int, role text, score int, reason jsonb)
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT DISTINCT ON (d.unit_id) d.unit_id, d.role, s.score,
	    jsonb_build_object('kind', 'duty', 'weight', s.score, 'duty', d.id, 'role', d.role,
	        'document', d.basis, 'category', c.full_name,
	        'territory', coalesce(p.full_name, ''))
	FROM category c
	JOIN duty d ON d.category_id = c.id
	LEFT JOIN territory p ON p.code = d.territory_code
	CROSS JOIN LATERAL (
		SELECT 300 + 60 * nlevel(c.path) + 10 * coalesce(nlevel(p.path), 0)
		    - CASE d.role WHEN 'lead' THEN 0 ELSE 200 END AS score
	) AS s
	WHERE c.path @> category AND (d.territory_code IS NULL OR p.path @> territory)
	ORDER BY d.unit_id, s.score DESC, d.id
$$;
