-- SPDX-License-Identifier: MIT
-- Reads units from JSON, all values text, and finds the first fault of each.
-- What a known one's row does not speak of stays as it is. Parents by what they
-- are called, or by the code of a row of the same file.
CREATE FUNCTION paidan_int.read_units(rows jsonb)
RETURNS SETOF paidan_int.new_unit
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH given AS MATERIALIZED (
		SELECT (r.value ->> 'row')::int AS row_no, r.value AS row,
		    g.*, row_number() OVER (PARTITION BY g.code ORDER BY r.value -> 'row') AS n
		FROM jsonb_array_elements(rows) AS r(value)
		CROSS JOIN LATERAL (
			SELECT c ->> 'code' AS code, c ->> 'name' AS name,
			    c ->> 'short_name' AS short_name, c ->> 'kind' AS kind,
			    c ->> 'parent' AS parent, c ->> 'platform' AS platform,
			    c ->> 'territory' AS territory, c ->> 'runs_platform' AS runs,
			    c ->> 'active' AS active, c ->> 'off_from' AS off_from,
			    c ->> 'off_until' AS off_until
			FROM (SELECT jsonb_object_agg(e.key, nullif(btrim(e.value), '')) AS c
			    FROM jsonb_each_text(r.value) AS e) AS trimmed
		) AS g
	), found AS MATERIALIZED (
		SELECT g.*, o AS old, l.name AS old_liaison, l.phone AS old_phone,
		    l.night_phone AS old_night,
		    CASE WHEN g.kind IS NULL THEN o.kind
		        WHEN g.kind IN ('bureau', '部门', '委办局') THEN 'bureau'
		        WHEN g.kind IN ('county', '区县', '县区') THEN 'county'
		        WHEN g.kind IN ('zone', '园区', '开发区') THEN 'zone'
		        WHEN g.kind IN ('town', '乡镇', '街道', '乡镇街道') THEN 'town'
		        WHEN g.kind IN ('company', '企业') THEN 'company'
		        WHEN g.kind IN ('other', '其他') THEN 'other' END AS new_kind,
		    p.id AS platform_id, r.id AS runs_id, t.code AS territory_code,
		    t.found AS territories, f.code AS file_parent, u.id AS parent_id,
		    u.found AS parents,
		    read_flag(g.active) AS is_active, read_time(g.off_from, z.name) AS new_off_from,
		    read_time(g.off_until, z.name) AS new_off_until
		FROM given g
		CROSS JOIN (SELECT zone() AS name OFFSET 0) AS z
		LEFT JOIN unit o ON o.code = g.code
		LEFT JOIN LATERAL (SELECT i.* FROM liaison i WHERE i.unit_id = o.id
		    ORDER BY i.id LIMIT 1) AS l ON true
		LEFT JOIN platform p ON p.id = (SELECT x.id FROM platform x
		    WHERE g.platform IN (x.code, x.name) ORDER BY x.code <> g.platform LIMIT 1)
		LEFT JOIN platform r ON r.id = (SELECT x.id FROM platform x
		    WHERE g.runs IN (x.code, x.name) ORDER BY x.code <> g.runs LIMIT 1)
		LEFT JOIN find_territories(ARRAY(SELECT DISTINCT x.territory FROM given x)) AS t
		    ON t.name = g.territory
		LEFT JOIN (SELECT DISTINCT x.code FROM given x) AS f ON f.code = g.parent
		LEFT JOIN find_units(ARRAY(SELECT DISTINCT x.parent FROM given x)) AS u
		    ON u.name = g.parent
	), judged AS (
		SELECT f.*, CASE
			WHEN f.code IS NULL THEN ARRAY['missing', 'code']
			WHEN f.code !~ '^[0-9A-Z_-]{1,32}$' THEN ARRAY['bad_value', 'code']
			WHEN f.n > 1 THEN ARRAY['duplicate', 'code']
			WHEN f.name IS NULL AND (f.old).name IS NULL THEN ARRAY['missing', 'name']
			WHEN length(f.name) > 100 THEN ARRAY['bad_value', 'name']
			WHEN length(f.short_name) > 40 THEN ARRAY['bad_value', 'short_name']
			WHEN f.kind IS NULL AND f.new_kind IS NULL THEN ARRAY['missing', 'kind']
			WHEN f.new_kind IS NULL THEN ARRAY['bad_value', 'kind']
			WHEN f.platform IS NULL AND (f.old).id IS NULL
			    THEN ARRAY['missing', 'platform']
			WHEN f.platform <> '' AND f.platform_id IS NULL
			    THEN ARRAY['unknown_platform', 'platform']
			WHEN f.runs <> '' AND f.runs_id IS NULL
			    THEN ARRAY['unknown_platform', 'runs_platform']
			WHEN f.parent <> '' AND f.file_parent IS NULL
			    AND coalesce(f.parents, 0) = 0
			    THEN ARRAY['unknown_parent', 'parent']
			WHEN f.file_parent IS NULL AND f.parents > 1
			    THEN ARRAY['ambiguous', 'parent']
			WHEN f.territory <> '' AND coalesce(f.territories, 0) = 0
			    THEN ARRAY['unknown_territory', 'territory']
			WHEN f.territories > 1
			    THEN ARRAY['ambiguous', 'territory']
			WHEN f.active <> '' AND f.is_active IS NULL
			    THEN ARRAY['bad_value', 'active']
			WHEN f.off_from <> '' AND f.new_off_from IS NULL
			    THEN ARRAY['bad_value', 'off_from']
			WHEN f.off_until <> '' AND f.new_off_until IS NULL
			    OR f.new_off_until <= coalesce(f.new_off_from, (f.old).off_from)
			    THEN ARRAY['bad_value', 'off_until']
			END AS fault
		FROM found f
	)
	SELECT j.row_no, (j.old).id, j.code, coalesce(j.name, (j.old).name),
	    coalesce(j.short_name, (j.old).short_name, j.name), j.new_kind,
	    coalesce(j.platform_id, (j.old).platform_id),
	    CASE WHEN j.row ? 'parent' THEN coalesce(j.file_parent,
	        (SELECT u.code FROM unit u WHERE u.id = j.parent_id))
	        ELSE (SELECT u.code FROM unit u WHERE u.id = (j.old).parent_id) END,
	    CASE WHEN j.row ? 'territory' THEN j.territory_code ELSE (j.old).territory_code END,
	    CASE WHEN j.row ? 'runs_platform' THEN j.runs_id ELSE (j.old).runs_platform_id END,
	    CASE WHEN j.row ? 'aliases' THEN ARRAY(SELECT btrim(a)
	            FROM regexp_split_to_table(j.row ->> 'aliases', '[|、,，;；]') AS a
	            WHERE btrim(a) <> '')
	        ELSE coalesce((j.old).aliases, '{}') END,
	    coalesce(j.is_active, (j.old).active, true),
	    CASE WHEN j.row ? 'off_from' THEN j.new_off_from ELSE (j.old).off_from END,
	    CASE WHEN j.row ? 'off_until' THEN j.new_off_until ELSE (j.old).off_until END,
	    CASE WHEN j.row ? 'liaison_name' THEN coalesce(btrim(j.row ->> 'liaison_name'), '')
	        ELSE j.old_liaison END,
	    CASE WHEN j.row ? 'liaison_phone' THEN coalesce(btrim(j.row ->> 'liaison_phone'), '')
	        ELSE j.old_phone END,
	    CASE WHEN j.row ? 'night_phone' THEN coalesce(btrim(j.row ->> 'night_phone'), '')
	        ELSE j.old_night END,
	    j.fault[1], j.fault[2], CASE WHEN j.fault IS NOT NULL THEN 'bad'
	        WHEN (j.old).id IS NULL THEN 'new' ELSE 'changed' END
	FROM judged j
$$;
