-- SPDX-License-Identifier: MIT
-- What each unit says of a ticket that it had, refused, or was named for, a row
-- a unit: an objection that is not decided, though it signs and handles
-- meanwhile; the last it said for itself, else its opinion; silent if it had it
-- and said nothing; proposed if only others spoke of it. times: how often it
-- said so, or was named.
CREATE FUNCTION paidan_api.claims(ticket bigint)
RETURNS TABLE (unit_id int, unit_name text, stance text, reason_code text, text text,
    proposed_name text, at timestamptz, times int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	heard int[];
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	heard := heard_units(ticket);
	RETURN QUERY
	WITH part AS (
		SELECT s.* FROM assignment s WHERE s.ticket_id = ticket
	), said AS (
		SELECT p.unit_id, 'refused' AS stance, 1 AS weight, p.return_reason AS reason_code,
		    p.return_basis AS text, p.proposed_unit_id AS proposed, p.returned_at AS at
		FROM part p WHERE p.state = 'returned'
		UNION ALL
		SELECT o.unit_id, 'objects', (o.outcome IS NOT NULL)::int, o.reason_code, o.text,
		    o.proposed_unit_id, o.at
		FROM objection o WHERE o.ticket_id = ticket AND o.outcome IS DISTINCT FROM 'lapsed'
		UNION ALL
		SELECT p.unit_id, 'accepts', 1, NULL, NULL, NULL, p.signed_at
		FROM part p
		WHERE p.signed_at IS NOT NULL AND p.state <> 'returned'
		    AND p.how NOT IN ('came_back', 'taken_back')
		UNION ALL
		SELECT o.unit_id, 'opinion', 2, NULL, o.text, NULL, o.answered_at
		FROM opinion o WHERE o.ticket_id = ticket AND o.answered_at IS NOT NULL
		UNION ALL
		SELECT p.unit_id, 'silent', 3, NULL, NULL, NULL, p.assigned_at
		FROM part p WHERE p.signed_at IS NULL AND p.state <> 'returned'
		UNION ALL
		SELECT p.proposed_unit_id, 'proposed', 4, NULL, NULL, NULL, p.returned_at
		FROM part p WHERE p.state = 'returned'
		UNION ALL
		SELECT o.proposed_unit_id, 'proposed', 4, NULL, NULL, NULL, o.at
		FROM objection o WHERE o.ticket_id = ticket AND o.proposed_unit_id IS NOT NULL
	), last AS (
		SELECT DISTINCT ON (s.unit_id) s.*
		FROM said s ORDER BY s.unit_id, s.weight, s.at DESC
	)
	SELECT l.unit_id, u.short_name, l.stance, l.reason_code, l.text, p.short_name, l.at,
	    (SELECT count(*)::int FROM said s WHERE s.unit_id = l.unit_id AND s.stance = l.stance)
	FROM last l
	JOIN unit u ON u.id = l.unit_id
	LEFT JOIN unit p ON p.id = l.proposed
	WHERE heard IS NULL OR l.unit_id = ANY (heard)
	ORDER BY l.weight, l.at, l.unit_id;
END
$$;
