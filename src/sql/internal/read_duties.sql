-- SPDX-License-Identifier: MIT
-- Reads rows of the registry from JSON, all values text, and finds the first
-- fault of each. Units, categories and territories by what they are called.
CREATE FUNCTION paidan_int.read_duties(rows jsonb)
RETURNS SETOF paidan_int.new_duty
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH given AS MATERIALIZED (
		SELECT j."row", nullif(btrim(j.unit), '') AS unit,
		    nullif(btrim(j.category), '') AS category,
		    nullif(btrim(j.territory), '') AS territory,
		    nullif(btrim(j.role), '') AS role, nullif(btrim(j.document), '') AS document,
		    coalesce(btrim(j.article), '') AS article,
		    coalesce(btrim(j.excerpt), '') AS excerpt, coalesce(btrim(j.note), '') AS note,
		    nullif(btrim(j.source), '') AS source,
		    nullif(btrim(j.effective_from), '') AS begins,
		    nullif(btrim(j.effective_to), '') AS last_day,
		    coalesce(nullif(btrim(j.ends), ''), 'false') AS ends
		FROM jsonb_to_recordset(rows) AS j("row" int, unit text, category text,
		    territory text, role text, document text, article text, excerpt text,
		    note text, source text, effective_from text, effective_to text, ends text)
	), found AS MATERIALIZED (
		SELECT g.*, u.id AS unit_id, coalesce(u.found, 0) AS units, c.id AS category_id,
		    coalesce(c.found, 0) AS categories, t.code AS territory_code,
		    coalesce(t.found, 0) AS territories,
		    CASE WHEN g.role IN ('lead', '主办', '牵头') THEN 'lead'
		        WHEN g.role IN ('assist', '协办', '配合') THEN 'assist'
		        WHEN g.role IN ('supervise', '监管', '监督') THEN 'supervise' END AS part,
		    CASE WHEN g.source IS NULL THEN 'staffing'
		        WHEN g.source IN ('staffing', '编办', '权责清单', '三定') THEN 'staffing'
		        WHEN g.source IN ('township', '乡镇清单', '乡街清单') THEN 'township'
		        END AS origin,
		    read_day(g.begins) AS first_day, read_day(g.last_day) AS end_day,
		    read_flag(g.ends) AS is_end
		FROM given g
		LEFT JOIN find_units(ARRAY(SELECT DISTINCT x.unit FROM given x)) AS u
		    ON u.name = g.unit
		LEFT JOIN find_categories(ARRAY(SELECT DISTINCT x.category FROM given x)) AS c
		    ON c.name = g.category
		LEFT JOIN find_territories(ARRAY(SELECT DISTINCT x.territory FROM given x)) AS t
		    ON t.name = g.territory
	), judged AS MATERIALIZED (
		SELECT f.*, CASE
			WHEN f.unit IS NULL THEN ARRAY['missing', 'unit']
			WHEN f.units = 0 THEN ARRAY['unknown_unit', 'unit']
			WHEN f.units > 1 THEN ARRAY['ambiguous', 'unit']
			WHEN f.category <> '' AND f.categories = 0
			    THEN ARRAY['unknown_category', 'category']
			WHEN f.categories > 1 THEN ARRAY['ambiguous', 'category']
			WHEN f.territory <> '' AND f.territories = 0
			    THEN ARRAY['unknown_territory', 'territory']
			WHEN f.territories > 1 THEN ARRAY['ambiguous', 'territory']
			WHEN f.role IS NULL THEN ARRAY['missing', 'role']
			WHEN f.part IS NULL THEN ARRAY['bad_value', 'role']
			WHEN f.document IS NULL THEN ARRAY['missing', 'document']
			WHEN length(f.document) > 200 THEN ARRAY['bad_value', 'document']
			WHEN length(f.article) > 200 THEN ARRAY['bad_value', 'article']
			WHEN length(f.excerpt) > 8000 THEN ARRAY['bad_value', 'excerpt']
			WHEN length(f.note) > 8000 THEN ARRAY['bad_value', 'note']
			WHEN f.origin IS NULL THEN ARRAY['bad_value', 'source']
			WHEN f.begins IS NULL THEN ARRAY['missing', 'effective_from']
			WHEN f.first_day IS NULL THEN ARRAY['bad_value', 'effective_from']
			WHEN f.last_day <> '' AND f.end_day IS NULL OR f.end_day < f.first_day
			    THEN ARRAY['bad_value', 'effective_to']
			WHEN f.is_end IS NULL THEN ARRAY['bad_value', 'ends']
			END AS fault
		FROM found f
	)
	SELECT j."row", j.unit_id, j.category_id, j.territory_code, j.part, j.document, j.article,
	    j.excerpt, j.note, j.origin, NULL::bigint, j.first_day, j.end_day, j.is_end, j.fault[1],
	    j.fault[2], CASE WHEN j.fault IS NULL THEN 'new' ELSE 'bad' END, NULL::int
	FROM judged j
$$;
