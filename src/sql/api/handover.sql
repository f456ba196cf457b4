-- SPDX-License-Identifier: MIT
-- The lines of a handover: the list as it stood when it was signed, and behind it
-- what came until it was taken over, or, while it waits, until now; tickets as far as
-- the login may see them.
CREATE FUNCTION paidan_api.handover(handover bigint)
RETURNS TABLE (seq int, kinds text[], added boolean, ticket_id bigint, note_id bigint,
    number text, title text, unit_name text, due_at timestamptz, warn_at timestamptz,
    due_unit text, urgency int, text text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	c record;
	h paidan.handover;
BEGIN
	SELECT * INTO c FROM context();
	PERFORM check_plain_right(c.login, 'shift');
	SELECT o.* INTO h FROM paidan.handover o
	JOIN account a ON a.login = c.login AND a.platform_id = o.platform_id
	WHERE o.id = handover.handover;
	IF NOT FOUND THEN
		RETURN;
	END IF;
	RETURN QUERY
	WITH line AS (
		SELECT i.n, i.added, i.kinds, i.ticket_id, i.note_id, i.number, i.title,
		    i.unit_name, i.due_at,
		    NULL::timestamptz AS warn_at, NULL AS due_unit, i.urgency, i.text
		FROM handover_item i WHERE i.handover_id = h.id
		UNION ALL
		SELECT 1000000 + l.n, true, l.kinds, l.ticket_id, l.note_id, l.number, l.title,
		    l.unit_name, l.due_at, l.warn_at, l.due_unit, l.urgency, l.text
		FROM handover_added(h, c.at) WITH ORDINALITY AS l(kinds, ticket_id, note_id, number,
		    title, unit_name, due_at, warn_at, due_unit, urgency, text, n)
		WHERE h.on_at IS NULL AND h.replaced_by IS NULL
	)
	SELECT (row_number() OVER (ORDER BY l.n))::int, l.kinds, l.added,
	    CASE WHEN s.seen THEN l.ticket_id END, l.note_id, CASE WHEN s.seen THEN l.number END,
	    CASE WHEN s.seen THEN l.title END, l.unit_name, l.due_at, l.warn_at, l.due_unit,
	    l.urgency::int, l.text
	FROM line l
	CROSS JOIN LATERAL (SELECT l.ticket_id IS NULL OR can_see(l.ticket_id) AS seen) AS s
	WHERE s.seen OR l.note_id IS NOT NULL
	ORDER BY l.n;
END
$$;
