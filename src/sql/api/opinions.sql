-- SPDX-License-Identifier: MIT
-- The opinions asked for on a ticket, oldest first. level: 0, 1 warned of, 2
-- overdue.
CREATE FUNCTION paidan_api.opinions(ticket bigint)
RETURNS TABLE (id bigint, unit_id int, unit_name text, question text, asked_at timestamptz,
    asked_name text, due_at timestamptz, level int, given_at timestamptz, given_name text,
    text text, lapsed_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 2
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	heard int[];
	now timestamptz := (context()).at;
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	heard := heard_units(ticket);
	RETURN QUERY
	SELECT o.id, o.unit_id, u.short_name, o.question, o.asked_at, coalesce(a.name, o.asked_by),
	    o.due_at, CASE WHEN coalesce(o.answered_at, o.lapsed_at, now) > o.due_at THEN 2
	        WHEN o.answered_at IS NULL AND o.lapsed_at IS NULL AND now > o.warn_at THEN 1
	        ELSE 0 END,
	    o.answered_at, coalesce(g.name, o.answered_by), o.text, o.lapsed_at
	FROM opinion o
	JOIN unit u ON u.id = o.unit_id
	LEFT JOIN account a ON a.login = o.asked_by
	LEFT JOIN account g ON g.login = o.answered_by
	WHERE o.ticket_id = ticket AND (heard IS NULL OR o.unit_id = ANY (heard))
	ORDER BY o.id;
END
$$;
