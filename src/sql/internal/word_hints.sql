-- SPDX-License-Identifier: MIT
-- For a ticket without a category: who leads in the categories that its words
-- speak for.
CREATE FUNCTION paidan_int.word_hints(h paidan_int.hint_text, territory text, rules jsonb)
RETURNS TABLE (unit_id int, weight float8, reason jsonb)
LANGUAGE plpgsql STABLE ROWS 3
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	points float8 := rules ->> 'words';
BEGIN
	RETURN QUERY
	SELECT DISTINCT ON (d.unit_id) d.unit_id, points * s.share,
	    jsonb_build_object('kind', 'registry_words', 'weight', round(points * s.share),
	        'duty', d.id, 'document', d.document, 'article', d.article,
	        'excerpt', d.excerpt, 'words', coalesce(s.words, '{}'))
	FROM suggest(h) AS s
	CROSS JOIN LATERAL registry_verdict(s.category, territory, today()) AS v
	JOIN duty d ON d.id = ANY (v.duties)
	ORDER BY d.unit_id, s.share DESC, d.id;
END
$$;
