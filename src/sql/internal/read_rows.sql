-- SPDX-License-Identifier: MIT
-- Reads appeals from JSON and finds the first fault of each. A missing title
-- is the beginning of the text; a missing territory is looked for in the
-- address. need_number: without the channel's own number a row could not be
-- known again.
CREATE FUNCTION paidan_int.read_rows(rows jsonb, at timestamptz, need_number boolean)
RETURNS SETOF paidan_int.new_ticket
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH given AS MATERIALIZED (
		SELECT j."row", nullif(btrim(j.external_no), '') AS external_no,
		    nullif(btrim(j.title), '') AS title, nullif(btrim(j.body), '') AS body,
		    coalesce(btrim(j.place), '') AS place,
		    nullif(btrim(j.received_at), '') AS received,
		    nullif(btrim(j.name), '') AS name, nullif(btrim(j.phone), '') AS phone,
		    nullif(btrim(j.id_number), '') AS id_number,
		    nullif(btrim(j.address), '') AS address,
		    nullif(btrim(j.territory), '') AS territory,
		    nullif(btrim(j.category), '') AS category,
		    coalesce(nullif(btrim(j.urgency), ''), '0') AS urgency,
		    coalesce(nullif(btrim(j.anonymous), ''), 'no') AS anonymous
		FROM jsonb_to_recordset(rows) AS j("row" int, external_no text, title text,
		    body text, place text, received_at text, name text, phone text, id_number text,
		    address text, territory text, category text, urgency text,
		    anonymous text)
	), found AS MATERIALIZED (
		-- Each costly thing is looked up once a row: hence the fences.
		SELECT g.*, t.code AS territory_code, c.id AS category_id,
		    CASE WHEN g.received IS NULL THEN at
		        ELSE read_time(g.received, z.name) END AS received_at
		FROM given g
		CROSS JOIN (SELECT zone() AS name OFFSET 0) AS z
		LEFT JOIN territory t ON t.code = g.territory
		LEFT JOIN category c ON c.code = g.category
	), judged AS MATERIALIZED (
		SELECT f.*, CASE
			WHEN need_number AND f.external_no IS NULL
			    THEN ARRAY['missing', 'external_no']
			WHEN f.body IS NULL THEN ARRAY['missing', 'body']
			WHEN length(f.body) > 20000 THEN ARRAY['bad_value', 'body']
			WHEN length(f.title) > 200 THEN ARRAY['bad_value', 'title']
			WHEN length(f.place) > 1000 THEN ARRAY['bad_value', 'place']
			WHEN length(f.name) > 200 THEN ARRAY['bad_value', 'name']
			WHEN length(f.phone) > 200 THEN ARRAY['bad_value', 'phone']
			WHEN length(f.id_number) > 200 THEN ARRAY['bad_value', 'id_number']
			WHEN length(f.address) > 1000 THEN ARRAY['bad_value', 'address']
			WHEN length(f.external_no) > 200 THEN ARRAY['bad_value', 'external_no']
			WHEN f.received_at IS NULL OR f.received_at > at + interval '10 minutes'
			    THEN ARRAY['bad_value', 'received_at']
			WHEN f.territory <> '' AND f.territory_code IS NULL
			    THEN ARRAY['unknown_territory', 'territory']
			WHEN f.category <> '' AND f.category_id IS NULL
			    THEN ARRAY['unknown_category', 'category']
			WHEN f.urgency !~ '^[012]$' THEN ARRAY['bad_value', 'urgency']
			WHEN f.anonymous !~ '^(yes|no|true|false)$'
			    THEN ARRAY['bad_value', 'anonymous']
			END AS fault
		FROM found f
	)
	SELECT j."row", j.external_no,
	    coalesce(j.title, left(regexp_replace(j.body, '\s+', ' ', 'g'), 40)), j.body, j.place,
	    j.received_at, j.name, j.phone, j.id_number, j.address,
	    CASE WHEN j.territory IS NULL AND j.fault IS NULL THEN locate(j.place)
	        ELSE j.territory_code END,
	    j.category_id, CASE WHEN j.fault IS NULL THEN j.urgency::smallint END,
	    j.fault[1], j.fault[2],
	    CASE WHEN j.fault IS NULL
	        THEN month_of(j.received_at) * 100000000::bigint + nextval('ticket_n') END,
	    CASE WHEN j.fault IS NULL AND (j.name <> '' OR j.phone <> ''
	        OR j.id_number <> '' OR j.address <> '')
	        THEN nextval('citizen_id_seq') END,
	    j.anonymous IN ('yes', 'true')
	FROM judged j
$$;
