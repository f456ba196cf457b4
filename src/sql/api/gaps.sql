-- SPDX-License-Identifier: MIT
-- Where the registry did not help between two days, both included (NULL: open):
-- matter and county by kind. gap, conflict, against: tickets so dispatched;
-- split: rulings between equal rows, or against the most specific one. ruled:
-- the newest ruling in force for it, promoted: it is a row of the registry. Of
-- the tickets that the login may see, or all for the registrar.
CREATE FUNCTION paidan_api.gaps("from" date, "to" date)
RETURNS TABLE (category_id int, category_name text, territory_code text, territory_name text,
    kind text, tickets int, last_number text, ruled text, promoted boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	begins timestamptz := coalesce("from"::timestamp AT TIME ZONE zone(), '-infinity');
	ends timestamptz := coalesce(("to" + 1)::timestamp AT TIME ZONE zone(), 'infinity');
	registrar constant boolean := has_right((context()).login, 'registry');
BEGIN
	PERFORM check_account();
	RETURN QUERY
	WITH told AS (
		SELECT m.kind, m.ticket, m.at, m.category_id, m.county
		FROM misses(begins, ends) AS m
		UNION ALL
		SELECT 'split', r.ticket_id, r.ruled_at, r.category_id, county_of(r.territory_code)
		FROM ruling r
		WHERE r.withdrawn_at IS NULL AND r.verdict IN ('conflict', 'against')
		    AND r.ruled_at >= begins AND r.ruled_at < ends
	), summed AS (
		SELECT d.kind, d.category_id, d.county, count(DISTINCT d.ticket)::int AS tickets,
		    (array_agg(d.ticket ORDER BY d.at DESC))[1] AS last
		FROM told d
		WHERE registrar AND NOT hidden(d.ticket) OR can_see(d.ticket)
		GROUP BY 1, 2, 3
	)
	SELECT s.category_id, c.full_name, s.county, p.full_name, s.kind, s.tickets,
	    coalesce((SELECT o.number FROM ticket_open o WHERE o.id = s.last),
	        (SELECT k.number FROM ticket_closed k WHERE k.id = s.last)),
	    r.number, r.promoted_duty IS NOT NULL
	FROM summed s
	JOIN category c ON c.id = s.category_id
	LEFT JOIN territory p ON p.code = s.county
	LEFT JOIN LATERAL (
		SELECT x.number, x.promoted_duty
		FROM ruling x
		JOIN category k ON k.id = x.category_id
		LEFT JOIN territory w ON w.code = x.territory_code
		WHERE x.stands AND k.path @> c.path
		    AND (w.code IS NULL OR w.path @> p.path OR w.path <@ p.path)
		ORDER BY x.id DESC LIMIT 1
	) AS r ON true
	ORDER BY s.tickets DESC, c.code, s.county, s.kind;
END
$$;
