-- SPDX-License-Identifier: MIT
-- Reads closed tickets from JSON and finds the first fault of each.
CREATE FUNCTION paidan_int.read_history(rows jsonb)
RETURNS SETOF paidan_int.old_case
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH given AS MATERIALIZED (
		SELECT j."row", concat_ws(' ', nullif(btrim(j.title), ''),
		        nullif(btrim(j.text), '')) AS body,
		    coalesce(btrim(j.place), '') AS place,
		    nullif(btrim(j.category), '') AS category,
		    nullif(btrim(j.territory), '') AS territory, nullif(btrim(j.unit), '') AS unit,
		    nullif(btrim(j.received_at), '') AS received,
		    coalesce(nullif(btrim(j.outcome), ''), 'closed') AS outcome
		FROM jsonb_to_recordset(rows) AS j("row" int, text text, title text, category text,
		    place text, territory text, unit text, received_at text, outcome text)
	), named_unit AS MATERIALIZED (
		SELECT n.unit, named_unit(n.unit) AS id FROM (SELECT DISTINCT unit FROM given) AS n
	), named_category AS MATERIALIZED (
		SELECT n.category, named_category(n.category) AS id
		FROM (SELECT DISTINCT category FROM given) AS n
	), found AS MATERIALIZED (
		SELECT g.*, u.id AS unit_id, c.id AS category_id, t.code AS territory_code,
		    CASE WHEN g.received IS NULL THEN clock_timestamp()
		        ELSE read_time(g.received, z.name) END AS at
		FROM given g
		CROSS JOIN (SELECT zone() AS name OFFSET 0) AS z
		LEFT JOIN named_unit u ON u.unit = g.unit
		LEFT JOIN named_category c ON c.category = g.category
		LEFT JOIN territory t ON t.code = g.territory
	), judged AS MATERIALIZED (
		SELECT f.*, CASE
			WHEN f.body = '' THEN ARRAY['missing', 'text']
			WHEN f.unit IS NULL THEN ARRAY['missing', 'unit']
			WHEN f.unit_id IS NULL THEN ARRAY['unknown_unit', 'unit']
			WHEN f.category <> '' AND f.category_id IS NULL
			    THEN ARRAY['unknown_category', 'category']
			WHEN f.at IS NULL OR f.at > clock_timestamp() + interval '10 minutes'
			    THEN ARRAY['bad_value', 'received_at']
			WHEN f.outcome NOT IN ('accepted', 'returned', 'closed', 'satisfied',
			    'dissatisfied') THEN ARRAY['bad_value', 'outcome']
			END AS fault
		FROM found f
	)
	SELECT j."row", j.body, j.place, j.category_id,
	    CASE WHEN j.fault IS NULL THEN coalesce(j.territory_code, locate(concat(j.territory,
	        j.place))) END,
	    j.unit_id, j.at, j.outcome, j.fault[1], j.fault[2]
	FROM judged j
$$;
