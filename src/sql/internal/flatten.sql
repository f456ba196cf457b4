-- SPDX-License-Identifier: MIT
-- The values of a JSON document by their paths. What a list holds is named by
-- what makes it one of its kind, so that a row that moves is no change:
-- clocks[handling general].amount.
CREATE FUNCTION paidan_int.flatten(doc jsonb)
RETURNS TABLE (path text, value text)
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH RECURSIVE node AS (
		SELECT '' AS path, doc AS value
		UNION ALL
		SELECT n.path || i.step, i.value
		FROM node n
		CROSS JOIN LATERAL (
			SELECT CASE WHEN n.path = '' THEN '' ELSE '.' END || o.key AS step, o.value
			FROM jsonb_each(CASE jsonb_typeof(n.value)
			    WHEN 'object' THEN n.value END) AS o
			UNION ALL
			SELECT '[' || coalesce((e.value ->> 'kind') || ' ' || (e.value ->> 'class'),
			    e.value ->> 'code', e.value ->> 'rate', e.value ->> 'when',
			    e.value ->> 'name', (e.n - 1)::text) || ']', e.value
			FROM jsonb_array_elements(CASE WHEN jsonb_typeof(n.value) = 'array'
			    THEN n.value END) WITH ORDINALITY AS e(value, n)
		) AS i
	)
	SELECT n.path, n.value #>> '{}' FROM node n
	WHERE jsonb_typeof(n.value) NOT IN ('object', 'array', 'null')
$$;
