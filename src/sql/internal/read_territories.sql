-- SPDX-License-Identifier: MIT
-- Reads territories from JSON, all values text, and finds the first fault of
-- each. What a known one's row does not speak of stays as it is. Parents, hosts
-- and zones by what they are called, or by the code of a row of the same file.
CREATE FUNCTION paidan_int.read_territories(rows jsonb)
RETURNS SETOF paidan_int.new_territory
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH given AS MATERIALIZED (
		SELECT (r.value ->> 'row')::int AS row_no, r.value AS row,
		    full_code(nullif(btrim(r.value ->> 'code'), '')) AS code,
		    nullif(btrim(r.value ->> 'name'), '') AS name,
		    nullif(btrim(r.value ->> 'short_name'), '') AS short_name,
		    nullif(btrim(r.value ->> 'level'), '') AS level,
		    nullif(btrim(r.value ->> 'parent'), '') AS parent,
		    nullif(btrim(r.value ->> 'host'), '') AS host,
		    nullif(btrim(r.value ->> 'zone'), '') AS zone
		FROM jsonb_array_elements(rows) AS r(value)
	), called AS MATERIALIZED (
		SELECT n.name, coalesce(o.code, t.code) AS code,
		    CASE WHEN o.code IS NOT NULL THEN 1 ELSE coalesce(t.found, 0) END AS found
		FROM (SELECT g.parent FROM given g UNION SELECT g.host FROM given g
		    UNION SELECT g.zone FROM given g) AS n(name)
		LEFT JOIN (SELECT DISTINCT g.code FROM given g) AS o ON o.code = full_code(n.name)
		LEFT JOIN find_territories((SELECT array_agg(x) FROM given g,
		    unnest(ARRAY[g.parent, g.host, g.zone]) AS x)) AS t ON t.name = n.name
		WHERE n.name IS NOT NULL
	), found AS MATERIALIZED (
		SELECT g.*, o.code IS NOT NULL AS known, coalesce(g.name, o.name) AS new_name,
		    coalesce(g.short_name, CASE WHEN g.name IS NULL OR g.name = o.name
		        THEN o.short_name END, '') AS new_short,
		    CASE WHEN g.level IS NULL THEN o.level
		        WHEN g.level IN ('province', '省') THEN 'province'
		        WHEN g.level IN ('city', '市') THEN 'city'
		        WHEN g.level IN ('county', '区县', '县区', '区', '县', '县级市')
		        THEN 'county'
		        WHEN g.level IN ('town', '乡镇', '乡镇街道', '街道', '镇', '乡')
		        THEN 'town'
		        WHEN g.level IN ('village', '村', '社区', '村社区') THEN 'village'
		        WHEN g.level IN ('zone', '园区', '开发区') THEN 'zone' END AS new_level,
		    CASE WHEN g.row ? 'parent' THEN p.code ELSE o.parent_code END AS new_parent,
		    CASE WHEN g.row ? 'host' THEN h.code ELSE o.host_code END AS new_host,
		    z.code AS new_zone, p.found AS parents, h.found AS hosts, z.found AS zones,
		    row_number() OVER (PARTITION BY g.code ORDER BY g.row_no) AS n
		FROM given g
		LEFT JOIN territory o ON o.code = g.code
		LEFT JOIN called p ON p.name = g.parent
		LEFT JOIN called h ON h.name = g.host
		LEFT JOIN called z ON z.name = g.zone
	), judged AS (
		SELECT f.*, CASE
			WHEN f.code IS NULL THEN ARRAY['missing', 'code']
			WHEN f.code !~ '^[0-9A-Z]{6,20}$' THEN ARRAY['bad_value', 'code']
			WHEN f.n > 1 THEN ARRAY['duplicate', 'code']
			WHEN f.new_name IS NULL THEN ARRAY['missing', 'name']
			WHEN length(f.new_name) > 100 THEN ARRAY['bad_value', 'name']
			WHEN length(f.new_short) > 100 THEN ARRAY['bad_value', 'short_name']
			WHEN f.level IS NULL AND f.new_level IS NULL THEN ARRAY['missing', 'level']
			WHEN f.new_level IS NULL THEN ARRAY['bad_value', 'level']
			WHEN f.parents = 0 THEN ARRAY['unknown_parent', 'parent']
			WHEN f.parents > 1 THEN ARRAY['ambiguous', 'parent']
			WHEN f.new_parent IS NULL AND f.new_level NOT IN ('province', 'city')
			    THEN ARRAY['missing', 'parent']
			WHEN f.hosts = 0 THEN ARRAY['unknown_territory', 'host']
			WHEN f.hosts > 1 THEN ARRAY['ambiguous', 'host']
			WHEN f.new_host = f.code THEN ARRAY['bad_value', 'host']
			WHEN f.zones = 0 THEN ARRAY['unknown_territory', 'zone']
			WHEN f.zones > 1 THEN ARRAY['ambiguous', 'zone']
			WHEN f.new_zone = f.code THEN ARRAY['bad_value', 'zone']
			END AS fault
		FROM found f
	)
	SELECT j.row_no, j.code, j.new_name, j.new_short, j.new_level, j.new_parent, j.new_host,
	    j.row ? 'zone', j.new_zone, j.fault[1], j.fault[2],
	    CASE WHEN j.fault IS NOT NULL THEN 'bad' WHEN NOT j.known THEN 'new'
	        ELSE 'changed' END
	FROM judged j
$$;
