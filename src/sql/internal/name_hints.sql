-- SPDX-License-Identifier: MIT
-- The units that an appeal calls by name, in its place or its text: full
-- name, short name, alias, or what is left of the name without the words that
-- all offices have. On the judge's scale.
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
	SELECT DISTINCT ON (u.id) u.id, h.score, n.name
	FROM unit u
	CROSS JOIN LATERAL (
		SELECT x.name FROM unnest(u.aliases || ARRAY[u.name, u.short_name,
		    regexp_replace(u.name,
		        '(人民政府|街道办事处|管理委员会|管委会|政府|办事处)$', '')])
		    AS x(name)
		WHERE length(x.name) >= 2
	) AS n
	CROSS JOIN LATERAL (
		SELECT CASE WHEN strpos(place, n.name) > 0 THEN 0.15
		    WHEN strpos(said, n.name) > 0 THEN 0.1 END::float8 AS score
	) AS h
	WHERE h.score IS NOT NULL
	ORDER BY u.id, h.score DESC, length(n.name) DESC;
END
$$;
