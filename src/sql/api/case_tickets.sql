-- SPDX-License-Identifier: MIT
-- The tickets of a case that the login may see, in the order of their due times;
-- what is closed comes last.
CREATE FUNCTION paidan_api.case_tickets(wanted bigint)
RETURNS TABLE (id bigint, number text, title text, state text, due_at timestamptz,
    unit_name text, round int, added_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	IF NOT sees_case(wanted) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT x.ticket_id, coalesce(o.number, d.number), coalesce(o.title, d.title),
	    coalesce(o.state, d.state), o.due_at, u.short_name, coalesce(o.round, d.round)::int,
	    x.added_at
	FROM supervision_ticket x
	LEFT JOIN ticket_open o ON o.id = x.ticket_id
	LEFT JOIN LATERAL closed_of(CASE WHEN o.id IS NULL THEN x.ticket_id END) AS d ON true
	LEFT JOIN unit u ON u.id = coalesce(o.unit_id, d.unit_id)
	WHERE x.case_id = wanted AND can_see(x.ticket_id)
	ORDER BY o.due_at, x.ticket_id;
END
$$;
