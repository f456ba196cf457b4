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
	        'document', d.document, 'article', d.article, 'excerpt', d.excerpt,
	        'note', d.note, 'category', coalesce(c.full_name, ''),
	        'territory', coalesce(p.full_name, ''), 'source', d.source,
	        'effective_from', d.effective_from)
	FROM registry_rows(subpath(category, -1)::text::int, subpath(territory, -1)::text,
	    today()) AS r
	JOIN duty d ON d.id = r.duty_id
	LEFT JOIN category c ON c.id = d.category_id
	LEFT JOIN territory p ON p.code = d.territory_code
	CROSS JOIN LATERAL (
		SELECT (300 + 60 * r.category_depth + 10 * r.place_depth
		    - CASE d.role WHEN 'lead' THEN 0 ELSE 200 END)::int AS score
	) AS s
	ORDER BY d.unit_id, s.score DESC, d.id
$$;
