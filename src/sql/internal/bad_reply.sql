-- SPDX-License-Identifier: MIT
-- The first fault in what a pack says of replies, or NULL.
CREATE FUNCTION paidan_int.bad_reply(pack jsonb)
RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH rule AS (
		SELECT e.value AS v, 'reply[' || e.n - 1 || '].' AS path
		FROM jsonb_array_elements(CASE jsonb_typeof(pack -> 'reply')
		    WHEN 'array' THEN pack -> 'reply' END) WITH ORDINALITY AS e(value, n)
	), field AS (
		SELECT r.v AS rule, e.value AS v, r.path || 'fields[' || e.n - 1 || '].' AS path
		FROM rule r
		CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(r.v -> 'fields')
		    WHEN 'array' THEN r.v -> 'fields' END) WITH ORDINALITY AS e(value, n)
	), fault AS (
		SELECT 'reply' AS path
		WHERE jsonb_typeof(pack -> 'reply') NOT IN ('array', 'null')
		UNION ALL
		SELECT r.path || CASE
		    WHEN r.v -> 'fields' -> 0 IS NULL THEN 'fields'
		    WHEN r.v ->> 'class' IS NOT NULL AND NOT EXISTS (
		        SELECT FROM jsonb_array_elements(pack -> 'classes') AS c
		        WHERE c ->> 'code' = r.v ->> 'class') THEN 'class'
		    WHEN coalesce(jsonb_typeof(r.v -> 'forbidden'), 'null') NOT IN ('array', 'null')
		        THEN 'forbidden' END
		FROM rule r
		UNION ALL
		SELECT f.path || CASE
		    WHEN coalesce(btrim(f.v ->> 'name'), '') = '' OR f.v ->> 'name' ~ '[：:\n]'
		        OR (SELECT count(*) FROM jsonb_array_elements(f.rule -> 'fields') AS o
		            WHERE o ->> 'name' = f.v ->> 'name') > 1 THEN 'name'
		    WHEN coalesce(jsonb_typeof(f.v -> 'least'), 'null') <> 'null'
		        AND NOT is_count(f.v -> 'least', 0, 2000) THEN 'least'
		    WHEN coalesce(f.v ->> 'check', 'none') NOT IN ('none', 'contact', 'basis')
		        THEN 'check' END
		FROM field f
	)
	SELECT min(f.path) FROM fault f
$$;
