-- SPDX-License-Identifier: MIT
-- The first place in a pack that the database could not live with, or NULL.
-- Whoever wrote the pack is told more by who read the file; this is what must
-- be true whoever loads it.
CREATE FUNCTION paidan_int.bad_rules(pack jsonb)
RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH list AS (
		SELECT l.name, e.value AS v, l.name || '[' || e.n - 1 || ']' AS path,
		    e.value ->> 'code' AS code
		FROM unnest('{classes,clocks,channels,platforms}'::text[]) AS l(name)
		CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(pack -> l.name)
		    WHEN 'array' THEN pack -> l.name END) WITH ORDINALITY AS e(value, n)
	), class AS (
		SELECT l.* FROM list l WHERE l.name = 'classes'
	), clock AS (
		SELECT l.v, l.path, l.v ->> 'kind' AS kind, l.v ->> 'class' AS class,
		    l.v ->> 'unit' AS unit,
		    CASE WHEN jsonb_typeof(l.v -> 'warn') = 'object' THEN l.v -> 'warn' END AS warn
		FROM list l WHERE l.name = 'clocks'
	), units AS (
		SELECT '{working_days,calendar_days,hours,minutes}'::text[] AS known
	), fault AS (
		SELECT 1 AS n, f.path
		FROM (VALUES
		    ('name', coalesce(btrim(pack ->> 'name'), '') <> ''),
		    ('time_zone', coalesce(is_zone(pack ->> 'time_zone'), false)),
		    ('calendar', coalesce(pack ->> 'calendar' ~ '^[a-z0-9_-]{1,32}$', false)),
		    ('office.from', is_time(pack #> '{office,from}')),
		    ('office.to', is_time(pack #> '{office,to}')
		        AND pack #>> '{office,to}' > pack #>> '{office,from}'),
		    ('office.cut_off', is_time(pack #> '{office,cut_off}')),
		    ('extension.times', is_count(pack #> '{extension,times}', 0, 100)),
		    ('extension.amount', pack #> '{extension,times}' = '0'
		        OR is_count(pack #> '{extension,amount}', 1, 9999)),
		    ('extension.unit', pack #> '{extension,times}' = '0'
		        OR pack #>> '{extension,unit}'
		            = ANY ((SELECT u.known FROM units u)::text[])),
		    ('parking.days', is_count(pack #> '{parking,days}', 1, 9999)),
		    ('parking.review_days', is_count(pack #> '{parking,review_days}', 1, 9999))
		) AS f(path, ok) WHERE ok IS NOT TRUE
		UNION ALL
		SELECT 2, c.path || '.' || CASE WHEN coalesce(c.code, '') !~ '^[a-z0-9_-]{1,32}$'
		    OR (SELECT count(*) FROM class o WHERE o.code = c.code) > 1 THEN 'code'
		    WHEN coalesce(btrim(c.v ->> 'name'), '') = '' THEN 'name'
		    WHEN NOT is_count(c.v -> 'urgency', 0, 2) THEN 'urgency'
		    WHEN coalesce(jsonb_typeof(c.v -> 'default'), 'boolean') <> 'boolean'
		        THEN 'default'
		    END
		FROM class c
		UNION ALL
		SELECT 3, 'classes'
		WHERE (SELECT count(*) FROM class c WHERE c.v -> 'default' = 'true') <> 1
		UNION ALL
		SELECT 4, k.path || '.' || CASE
		    WHEN NOT EXISTS (SELECT FROM clock_kind z WHERE z.code = k.kind) THEN 'kind'
		    WHEN NOT EXISTS (SELECT FROM class c WHERE c.code = k.class) THEN 'class'
		    WHEN (SELECT count(*) FROM clock o
		        WHERE o.kind = k.kind AND o.class = k.class) > 1
		        THEN 'kind'
		    WHEN k.unit IS NULL OR k.unit <> ALL (u.known) THEN 'unit'
		    WHEN NOT is_count(k.v -> 'amount', (k.unit IN ('hours', 'minutes'))::int, 9999)
		        THEN 'amount'
		    WHEN coalesce(k.v ->> 'within', 'always') NOT IN ('always', 'office')
		        THEN 'within'
		    WHEN coalesce(k.v ->> 'ends', 'day') NOT IN ('day', 'office') THEN 'ends'
		    WHEN coalesce(jsonb_typeof(k.v -> 'warn'), 'null') NOT IN ('null', 'object')
		        THEN 'warn'
		    WHEN k.warn IS NOT NULL
		        AND coalesce(k.warn ->> 'unit', '') <> ALL (u.known) THEN 'warn.unit'
		    WHEN k.warn IS NOT NULL AND NOT is_count(k.warn -> 'amount', 1, 9999)
		        THEN 'warn.amount'
		    WHEN coalesce(jsonb_typeof(k.v -> 'phone_first'), 'boolean') <> 'boolean'
		        THEN 'phone_first'
		    END
		FROM clock k, units u
		UNION ALL
		SELECT 5, l.name
		FROM unnest('{channels,platforms}'::text[]) AS l(name)
		WHERE jsonb_typeof(pack -> l.name) NOT IN ('array', 'null')
		UNION ALL
		SELECT 5, l.path || '.' || CASE
		    WHEN coalesce(l.code, '') !~ '^[A-Za-z0-9_-]{1,32}$'
		        OR l.name = 'platforms' AND l.code !~ '^[A-Z0-9]{1,16}$'
		        OR (SELECT count(*) FROM list o
		            WHERE o.name = l.name AND o.code = l.code) > 1
		        THEN 'code'
		    WHEN coalesce(btrim(l.v ->> 'name'), '') = '' THEN 'name'
		    WHEN l.name = 'platforms'
		        AND coalesce(l.v ->> 'kind', '') NOT IN ('city', 'county', 'sector')
		        THEN 'kind'
		    END
		FROM list l WHERE l.name IN ('channels', 'platforms')
		UNION ALL
		SELECT 5, 'hints' WHERE coalesce(jsonb_typeof(pack -> 'hints'), 'null')
		    NOT IN ('object', 'null')
		UNION ALL
		SELECT 5, 'hints.' || h.key
		FROM jsonb_each(CASE jsonb_typeof(pack -> 'hints') WHEN 'object'
		    THEN pack -> 'hints' END) AS h
		WHERE NOT is_count(h.value, (h.key = 'half_life_days')::int, 100000)
		UNION ALL
		SELECT 5, r.name
		FROM (VALUES ('chase', 'array'), ('letters', 'object')) AS r(name, type)
		WHERE coalesce(jsonb_typeof(pack -> r.name), 'null') NOT IN (r.type, 'null')
		UNION ALL
		SELECT 5, 'chase[' || r.n - 1 || ']' FROM jsonb_array_elements(
		    CASE jsonb_typeof(pack -> 'chase') WHEN 'array' THEN pack -> 'chase' END)
		    WITH ORDINALITY AS r(v, n)
		WHERE coalesce(r.v ->> 'step', '') <> ALL ('{phone,notice,leader,supervision}')
		    OR NOT is_count(coalesce(r.v -> 'after_hours', '0'), 0, 999)
		UNION ALL
		SELECT 5, 'letters.answer_days'
		WHERE NOT is_count(coalesce(pack #> '{letters,answer_days}', '1'), 1, 99)
		UNION ALL
		SELECT 5, bad_shifts(pack)
		UNION ALL
		SELECT 5, bad_reply(pack)
		UNION ALL
		SELECT 6, c.path FROM class c
		WHERE NOT EXISTS (SELECT FROM clock k
		    WHERE k.class = c.code AND k.kind = 'handling')
	)
	SELECT f.path FROM fault f WHERE f.path IS NOT NULL ORDER BY f.n, f.path LIMIT 1
$$;
