-- SPDX-License-Identifier: MIT
-- The first fault among the shifts of a pack, or NULL. Each begins when the one
-- before ends, and the last ends when the first begins: every moment has one.
CREATE FUNCTION paidan_int.bad_shifts(pack jsonb)
RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH list AS (
		SELECT e.value AS v, e.n, count(*) OVER () AS shifts,
		    coalesce(lead(e.value ->> 'from') OVER (ORDER BY e.n),
		        first_value(e.value ->> 'from') OVER (ORDER BY e.n)) AS next_from
		FROM jsonb_array_elements(CASE jsonb_typeof(pack -> 'shifts')
		    WHEN 'array' THEN pack -> 'shifts' END) WITH ORDINALITY AS e(value, n)
	)
	SELECT CASE WHEN jsonb_typeof(pack -> 'shifts') NOT IN ('array', 'null') THEN 'shifts'
	    ELSE (SELECT f.path FROM (
	        SELECT l.n, 'shifts[' || l.n - 1 || '].' || CASE
	            WHEN coalesce(l.v ->> 'code', '') !~ '^[a-z0-9_-]{1,32}$' THEN 'code'
	            WHEN coalesce(btrim(l.v ->> 'name'), '') = '' THEN 'name'
	            WHEN NOT is_time(l.v -> 'from') OR l.v ->> 'from' = '24:00' THEN 'from'
	            WHEN NOT is_time(l.v -> 'to') OR l.shifts > 1 AND l.v ->> 'from' = l.v ->> 'to'
	                OR replace(l.v ->> 'to', '24:00', '00:00') <> l.next_from THEN 'to'
	            WHEN coalesce(jsonb_typeof(l.v -> 'night'), 'null') NOT IN ('boolean', 'null')
	                THEN 'night' END AS path
	        FROM list l) AS f
	        WHERE f.path IS NOT NULL ORDER BY f.n LIMIT 1) END
$$;
