-- SPDX-License-Identifier: MIT
-- The units that an appeal calls by name, in its place or its text: full name,
-- short name, alias, or what is left of the name without the words that all
-- offices have; and those that are named after a place that it names. On the
-- judge's scale.
CREATE FUNCTION paidan_int.name_hints(body text, place text)
RETURNS TABLE (unit_id int, score float8, word text)
LANGUAGE plpgsql STABLE ROWS 5
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	said text := left(body, 600);
BEGIN
	RETURN QUERY
	SELECT u.id, coalesce(h.score, 0) + coalesce(p.score, 0), h.name
	FROM unit u
	LEFT JOIN LATERAL (
		SELECT n.name, CASE WHEN strpos(place, n.name) > 0 THEN 0.15 ELSE 0.1 END::float8
		    AS score
		FROM unnest(u.aliases || ARRAY[u.name, u.short_name,
		    regexp_replace(u.name,
		        '(人民政府|街道办事处|管理委员会|管委会|政府|办事处)$', '')]) AS n(name)
		WHERE length(n.name) >= 2
		    AND (strpos(place, n.name) > 0 OR strpos(said, n.name) > 0)
		ORDER BY score DESC, length(n.name) DESC
		LIMIT 1
	) AS h ON true
	LEFT JOIN LATERAL (
		SELECT 0.15::float8 AS score
		WHERE u.named_place <> ''
		    AND (strpos(place, u.named_place) > 0 OR strpos(said, u.named_place) > 0)
	) AS p ON true
	WHERE h.score IS NOT NULL OR p.score IS NOT NULL;
END
$$;
