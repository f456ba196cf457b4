-- SPDX-License-Identifier: MIT
-- The way of a ticket from lead to lead, a row a stay: how it came there and
-- how it ended, how long it was in hand, and how long nobody had it before.
-- again: the unit had returned it before. Last, without times, the unit that
-- the last return names, if that closes the circle. A unit is told its own stays.
CREATE FUNCTION paidan_api.replay(ticket bigint)
RETURNS TABLE (seq int, unit_id int, unit_name text, from_at timestamptz, until_at timestamptz,
    how text, ended text, in_hand_ms bigint, transit_ms bigint, again boolean, level int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	now timestamptz := (context()).at;
	heard int[];
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	heard := heard_units(ticket);
	RETURN QUERY
	WITH stay AS (
		SELECT s.id, s.unit_id, s.assigned_at, s.how, s.level, s.round,
		    CASE WHEN s.passed_at IS NOT NULL THEN s.passed_at
		        WHEN s.state = 'replied' THEN s.replied_at ELSE s.ended_at END AS left_at,
		    CASE WHEN s.passed_at IS NOT NULL THEN 'passed'
		        WHEN s.state IN ('replied', 'returned', 'recalled')
		            THEN s.state END AS ended,
		    s.state = 'returned' AS returned, s.proposed_unit_id
		FROM assignment s WHERE s.ticket_id = ticket AND s.role = 'lead'
	), row AS (
		SELECT s.id, s.unit_id, s.assigned_at, s.left_at, s.how, s.ended, s.level,
		    s.how NOT IN ('came_back', 'taken_back') AND EXISTS (SELECT FROM stay b
		        WHERE b.id < s.id AND b.round = s.round AND b.unit_id = s.unit_id
		            AND b.returned) AS again,
		    lag(s.left_at) OVER (ORDER BY s.id) AS before
		FROM stay s
		UNION ALL
		SELECT s.id + 1, s.proposed_unit_id, NULL, NULL, 'proposed', NULL, 0, true, NULL
		FROM ticket_open o
		JOIN stay s ON s.id = (SELECT max(x.id) FROM stay x)
		WHERE o.id = ticket AND o.state = 'disputed' AND s.returned AND EXISTS (
		    SELECT FROM stay b WHERE b.unit_id = s.proposed_unit_id AND b.round = s.round
		        AND b.returned)
	)
	SELECT (row_number() OVER (ORDER BY r.id))::int, r.unit_id, u.short_name, r.assigned_at,
	    r.left_at, r.how, r.ended,
	    to_ms(coalesce(r.left_at, now)) - to_ms(r.assigned_at),
	    coalesce(to_ms(r.assigned_at) - to_ms(r.before), 0), r.again, r.level::int
	FROM row r JOIN unit u ON u.id = r.unit_id
	WHERE heard IS NULL OR r.unit_id = ANY (heard)
	ORDER BY r.id;
END
$$;
