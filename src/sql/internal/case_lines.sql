-- SPDX-License-Identifier: MIT
-- Cases as a line shows them, in the order of their ids in the list. Of another
-- platform's case only the tickets that the login may see count. asked,
-- answered: reports. owned: of one of the own platforms.
CREATE FUNCTION paidan_int.case_lines(ids bigint[], platforms int[], units int[])
RETURNS TABLE (n bigint, id bigint, version int, number text, level int, level_name text,
    state text, kind text, rule_version int, rule_unit text, rule_amount int, rule_times int,
    rule_lane text, reason text, opened_at timestamptz, opened_name text, due_at timestamptz,
    closed_at timestamptz, closed_name text, result_code text, result text, tickets int,
    ticket_id bigint, ticket_number text, ticket_title text, units_text text, asked int,
    answered int, owned boolean)
LANGUAGE plpgsql STABLE ROWS 50
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	levels jsonb := (SELECT p.pack -> 'supervision_levels' FROM rule_pack p
	    WHERE p.version = rules_today());
	closed constant bigint[] := ARRAY(
	    SELECT x.ticket_id FROM supervision_ticket x
	    WHERE x.case_id = ANY (ids)
	        AND NOT EXISTS (SELECT FROM ticket_open o WHERE o.id = x.ticket_id));
BEGIN
	RETURN QUERY
	WITH gone AS MATERIALIZED (
		SELECT d.id, d.number, d.title, d.unit_id FROM closed_seen(closed) AS d
	)
	SELECT w.n, c.id, c.version, c.number, c.level::int,
	    coalesce((SELECT l ->> 'name' FROM jsonb_array_elements(CASE jsonb_typeof(levels)
	        WHEN 'array' THEN levels END) AS l WHERE (l ->> 'level')::int = c.level), ''),
	    c.state, c.kind, c.rule_version, r.unit, r.amount, r.times,
	    (SELECT l ->> 'name' FROM rule_pack p, jsonb_array_elements(p.pack -> 'lanes') AS l
	        WHERE p.version = c.rule_version AND r.lane = l ->> 'code'),
	    c.reason, c.opened_at, c.opened_name, c.due_at, c.closed_at,
	    coalesce(a.name, c.closed_by), c.result_code, c.result, t.tickets, t.first_id,
	    t.first_number, t.first_title, names_of(t.unit_ids), p.asked, p.answered,
	    c.platform_id = ANY (platforms)
	FROM unnest(ids) WITH ORDINALITY AS w(id, n)
	JOIN supervision c ON c.id = w.id
	LEFT JOIN rule_supervision r ON r.version = c.rule_version AND r.n = c.rule_n
	LEFT JOIN account a ON a.login = c.closed_by
	CROSS JOIN LATERAL (
		SELECT count(*)::int AS tickets, min(s.id) AS first_id,
		    (array_agg(s.number ORDER BY s.id))[1] AS first_number,
		    (array_agg(s.title ORDER BY s.id))[1] AS first_title,
		    array_agg(DISTINCT s.unit_id) FILTER (WHERE s.unit_id IS NOT NULL)
		        AS unit_ids
		FROM (
			SELECT o.id, o.number, o.title, o.unit_id
			FROM supervision_ticket x JOIN my_open o ON o.id = x.ticket_id
			WHERE x.case_id = c.id
			UNION ALL
			SELECT d.id, d.number, d.title, d.unit_id
			FROM supervision_ticket x JOIN gone d ON d.id = x.ticket_id
			WHERE x.case_id = c.id
		) AS s
	) AS t
	CROSS JOIN LATERAL (
		SELECT count(*)::int AS asked, count(q.answered_at)::int AS answered
		FROM supervision_report q
		WHERE q.case_id = c.id AND (c.platform_id = ANY (platforms)
		    OR q.unit_id = ANY (units))
	) AS p
	ORDER BY w.n;
END
$$;
