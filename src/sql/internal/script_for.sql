-- SPDX-License-Identifier: MIT
-- What a caller says about a matter: of the city's pack, then of the table, the script of
-- the nearest matter above it; one of any matter is always there.
CREATE FUNCTION paidan_int.script_for(category int, OUT text text, OUT of text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH script AS (
		SELECT s.value ->> 'category' AS code, s.value ->> 'text' AS said, 0 AS source
		FROM (SELECT r.pack #> '{follow_up,scripts}' AS list FROM rule_pack r
		    WHERE r.version = rules_today()) AS p
		CROSS JOIN LATERAL jsonb_array_elements(
		    CASE jsonb_typeof(p.list) WHEN 'array' THEN p.list END) AS s
		UNION ALL
		SELECT t.category_code, t.text, 1 FROM call_script t
	)
	SELECT s.said, coalesce(c.full_name, '')
	FROM script s
	LEFT JOIN category c ON c.code = s.code
	LEFT JOIN category mine ON mine.id = script_for.category
	WHERE coalesce(s.code, '') = '' OR c.path @> mine.path
	ORDER BY nlevel(c.path) DESC NULLS LAST, s.source LIMIT 1
$$;
