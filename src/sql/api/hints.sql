-- SPDX-License-Identifier: MIT
-- Which units could answer for a ticket, best first, with every reason and
-- warning as data: at most 20.
CREATE FUNCTION paidan_api.hints(ticket bigint)
RETURNS TABLE (seq int, unit_id int, role text, score int, kind text, reasons jsonb,
    warnings jsonb)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH t AS (
		SELECT o.id, o.platform_id, o.category_id, c.path AS category, p.path AS territory
		FROM ticket_open o
		LEFT JOIN category c ON c.id = o.category_id
		LEFT JOIN territory p ON p.code = o.territory_code
		WHERE o.id = ticket AND can_see(ticket)
	), found AS (
		SELECT h.* FROM t, duty_hints(t.category, t.territory) AS h
		UNION ALL
		SELECT h.* FROM t, history_hints(t.category_id, t.territory) AS h
		UNION ALL
		SELECT h.* FROM t, territory_hints(t.territory) AS h
	), by_unit AS (
		SELECT f.unit_id, sum(f.score)::int AS score,
		    (array_agg(f.role ORDER BY f.score DESC))[1] AS role,
		    jsonb_agg(f.reason ORDER BY f.score DESC) AS reasons
		FROM found f
		GROUP BY f.unit_id
	)
	SELECT (row_number() OVER best)::int, b.unit_id, b.role, b.score,
	    b.reasons -> 0 ->> 'kind', b.reasons,
	    CASE WHEN r.at IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object(
	        'code', 'returned_this', 'at_ms', to_ms(r.at), 'reason_code', r.reason,
	        'basis', r.basis)) END
	FROM by_unit b
	JOIN unit u ON u.id = b.unit_id AND u.active
	JOIN t ON reaches(t.platform_id, b.unit_id)
	LEFT JOIN LATERAL (
		SELECT a.returned_at AS at, a.return_reason AS reason, a.return_basis AS basis
		FROM assignment a
		WHERE a.ticket_id = t.id AND a.unit_id = b.unit_id AND a.returned_at IS NOT NULL
		ORDER BY a.id DESC LIMIT 1
	) AS r ON true
	WINDOW best AS (ORDER BY b.score DESC, u.code)
	ORDER BY 1
	LIMIT 20
$$;
