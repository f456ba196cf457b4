-- SPDX-License-Identifier: MIT
-- Dispatches that the registry did not bear out, each ticket once a kind, the
-- newest time of it: gap, conflict, against. Matter and place are the
-- ticket's; county: the county or zone that the place lies in. What a ruling
-- decided is no dispatch, unless the registry said nothing.
CREATE FUNCTION paidan_int.misses(from_at timestamptz, until_at timestamptz)
RETURNS TABLE (kind text, ticket bigint, at timestamptz, category_id int, territory_code text,
    county text, duty_ids int[])
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT s.verdict, s.ticket_id, s.assigned_at, t.category_id, t.territory_code, p.county,
	    s.duty_ids
	FROM (
		SELECT DISTINCT ON (a.verdict, a.ticket_id) a.verdict, a.ticket_id, a.assigned_at,
		    a.duty_ids
		FROM assignment a
		WHERE a.verdict <> 'match' AND (a.how <> 'ruled' OR a.verdict = 'gap')
		    AND a.assigned_at >= from_at AND a.assigned_at < until_at
		ORDER BY a.verdict, a.ticket_id, a.assigned_at DESC
	) AS s
	CROSS JOIN LATERAL (
		SELECT o.category_id, o.territory_code FROM ticket_open o WHERE o.id = s.ticket_id
		UNION ALL
		SELECT c.category_id, c.territory_code FROM ticket_closed c WHERE c.id = s.ticket_id
	) AS t
	LEFT JOIN LATERAL county_of(t.territory_code) AS p(county) ON true;
END
$$;
