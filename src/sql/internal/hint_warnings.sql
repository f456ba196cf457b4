-- SPDX-License-Identifier: MIT
-- What to know before a ticket is sent to one of these units: [{"code":…}…].
CREATE FUNCTION paidan_int.hint_warnings(t paidan.ticket_open, units int[], verdict text,
    leads int[], duties int[])
RETURNS TABLE (unit_id int, warnings jsonb)
LANGUAGE plpgsql STABLE ROWS 20
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	now_at timestamptz := (context()).at;
	me text := my_login();
	-- Which of the registry's rows is a department's, for a town should not have that.
	department jsonb := (SELECT jsonb_build_object('code', 'department_duty',
	    'document', d.document, 'article', d.article)
	    FROM duty d JOIN paidan.unit o ON o.id = d.unit_id
	    WHERE d.id = ANY (duties) AND o.kind = 'bureau' ORDER BY d.id LIMIT 1);
	lead_names jsonb := unit_names(leads);
	platforms int[] := my_platforms();
BEGIN
	RETURN QUERY
	SELECT u.id, (
		SELECT coalesce(jsonb_agg(w.told ORDER BY w.n)
		    FILTER (WHERE w.told IS NOT NULL), '[]')
		FROM (VALUES
			(1, CASE WHEN NOT u.active THEN jsonb_build_object('code', 'inactive') END),
			(2, CASE WHEN now_at >= u.off_from AND now_at < u.off_until
			    THEN jsonb_build_object('code', 'off_duty',
			        'until_ms', to_ms(u.off_until)) END),
			(3, back.told),
			(4, bound.told),
			(5, CASE WHEN t.category_id IS NULL THEN NULL
			    WHEN verdict = 'conflict' AND u.id = ANY (leads)
			    THEN jsonb_build_object('code', 'conflict', 'units', lead_names)
			    WHEN verdict = 'gap' THEN jsonb_build_object('code', 'gap')
			    WHEN u.id <> ALL (leads)
			    THEN jsonb_build_object('code', 'against', 'lead', lead_names) END),
			(6, CASE WHEN u.kind = 'town' AND t.category_id IS NOT NULL
			    THEN department END),
			-- What a unit of another tree has to do is not told.
			(7, CASE WHEN u.platform_id = ANY (platforms) THEN load.told END)
		) AS w(n, told))
	FROM paidan.unit u
	LEFT JOIN LATERAL (
		SELECT jsonb_build_object('code', 'returned_this', 'at_ms', to_ms(a.returned_at),
		    'reason_code', a.return_reason, 'basis', a.return_basis) AS told
		FROM assignment a
		WHERE a.ticket_id = t.id AND a.unit_id = u.id AND a.returned_at IS NOT NULL
		ORDER BY a.id DESC LIMIT 1
	) AS back ON true
	LEFT JOIN LATERAL (
		-- Not by ORDER BY and LIMIT, which could walk all rulings from the newest on.
		SELECT jsonb_build_object('code', 'bound',
		    'number', (array_agg(g.number ORDER BY g.id DESC))[1]) AS told
		FROM ruling g
		WHERE g.ticket_id = t.id AND g.lead_unit_id = u.id AND g.binding AND g.stands
		HAVING count(*) > 0
	) AS bound ON true
	LEFT JOIN (
		-- What the login may not know of is taken off again: there is little of it, and
		-- of the rest the index alone tells.
		SELECT w.unit_id, count(*) AS open,
		    count(*) FILTER (WHERE w.due_at < now_at) AS overdue
		FROM ticket_open w
		WHERE w.confidants IS NOT NULL AND me <> ALL (w.confidants)
		    AND w.unit_id = ANY (units)
		GROUP BY w.unit_id
	) AS hidden ON hidden.unit_id = u.id
	CROSS JOIN LATERAL (
		SELECT CASE WHEN n.open > 0 THEN jsonb_build_object('code', 'load',
		    'open', n.open, 'overdue', n.overdue) END AS told
		FROM (SELECT count(*) - coalesce(hidden.open, 0) AS open,
		        greatest(0, count(*) FILTER (WHERE o.due_at < now_at)
		            - coalesce(hidden.overdue, 0)) AS overdue
		    FROM (SELECT w.due_at FROM ticket_open w WHERE w.unit_id = u.id
		        LIMIT 999 + coalesce(hidden.open, 0)) AS o) AS n
	) AS load
	WHERE u.id = ANY (units);
END
$$;
