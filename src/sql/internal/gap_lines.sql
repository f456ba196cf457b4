-- SPDX-License-Identifier: MIT
-- A page of gaps: matters and places without a leading unit, those first that
-- most tickets met in the last quarter (n). The id is the place in the list.
CREATE FUNCTION paidan_int.gap_lines(categories int[], places text[], words text, after int,
    "limit" int)
RETURNS SETOF paidan_api.registry_row
LANGUAGE plpgsql STABLE ROWS 50
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	day constant date := today();
	wanted constant text[] := regexp_split_to_array(nullif(btrim(lower(words)), ''), '\s+');
BEGIN
	RETURN QUERY
	WITH met AS MATERIALIZED (
		SELECT c.path AS matter, p.path AS place, count(*) AS n
		FROM misses(now() - interval '92 days', 'infinity') AS m
		JOIN category c ON c.id = m.category_id
		JOIN territory p ON p.code = m.county
		WHERE m.kind = 'gap' GROUP BY 1, 2
	), listed AS (
		SELECT u.category_id, c.full_name AS category, c.code, u.territory_code,
		    p.full_name AS place, (SELECT coalesce(sum(m.n), 0)::int FROM met m
		        WHERE m.matter <@ c.path AND m.place <@ p.path) AS n
		FROM uncovered(day) AS u
		JOIN category c ON c.id = u.category_id
		LEFT JOIN territory p ON p.code = u.territory_code
		WHERE (categories IS NULL OR u.category_id = ANY (categories))
		    AND (places IS NULL OR u.territory_code = ANY (places))
		    AND (wanted IS NULL OR NOT EXISTS (SELECT FROM unnest(wanted) AS w
		        WHERE strpos(lower(concat_ws(' ', c.full_name, p.full_name)), w) = 0))
	), numbered AS (
		SELECT l.*, (row_number() OVER best)::int AS id
		FROM listed l
		WINDOW best AS (ORDER BY l.n DESC, l.code, l.territory_code)
	)
	SELECT r.id, NULL::int, NULL::int, NULL::int, NULL::text, r.category_id, r.category,
	    r.territory_code, r.place, NULL::text, ''::text, ''::text, ''::text, ''::text,
	    NULL::text, NULL::bigint, NULL::date, NULL::date, false, 'gap'::text, NULL::text,
	    NULL::timestamptz, NULL::text, NULL::timestamptz, ''::text, r.n
	FROM numbered r
	WHERE r.id > coalesce(after, 0)
	ORDER BY r.id
	LIMIT "limit";
END
$$;
