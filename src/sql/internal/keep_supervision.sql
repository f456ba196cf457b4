-- SPDX-License-Identifier: MIT
-- What a pack says of supervision, as rows.
CREATE FUNCTION paidan_int.keep_supervision(rules int, pack jsonb)
RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	INSERT INTO rule_supervision (version, n, kind, unit, amount, times, lane, level)
	SELECT rules, r.n, r.v ->> 'when', r.v ->> 'unit', (r.v ->> 'amount')::int,
	    (r.v ->> 'count')::int, r.v ->> 'lane', coalesce((r.v ->> 'level')::smallint, 1)
	FROM jsonb_array_elements(CASE jsonb_typeof(pack -> 'supervision')
	    WHEN 'array' THEN pack -> 'supervision' END) WITH ORDINALITY AS r(v, n)
$$;
