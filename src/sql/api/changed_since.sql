-- SPDX-License-Identifier: MIT
-- What has come about since the login last signed off, or in the last 12 hours if it
-- never did: tickets of its platforms in groups (new_urgent, returned, overdue,
-- dissatisfied, answered), in each the newest first, at most 100.
CREATE FUNCTION paidan_api.changed_since()
RETURNS TABLE (seq int, kinds text[], since timestamptz, ticket_id bigint, number text,
    title text, unit_name text, due_at timestamptz, warn_at timestamptz, due_unit text,
    urgency int, at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
SET plan_cache_mode = force_generic_plan
SET max_parallel_workers_per_gather = 0
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	c record;
	begins timestamptz;
	platforms int[];
BEGIN
	SELECT * INTO c FROM context();
	PERFORM check_plain_right(c.login, 'shift');
	platforms := platforms_of(c.login);
	-- A month away is not told ticket by ticket.
	begins := greatest(c.at - interval '7 days', coalesce(
	    (SELECT max(h.off_at) FROM handover h WHERE h.off_by = c.login),
	    c.at - interval '12 hours'));
	-- Of what is open, as it stands now: what somebody has dealt with since is no news.
	RETURN QUERY
	WITH happened AS (
		SELECT CASE t.state WHEN 'dissatisfied' THEN 4 WHEN 'replied' THEN 5 ELSE 2 END
		    AS rank, t.id AS ticket_id, t.state_at AS at
		FROM ticket_open t
		-- (Whose it is, is asked below: here an index of all that is open would be read.)
		WHERE t.state_at > begins
		    AND t.state IN ('returned', 'disputed', 'dissatisfied', 'replied')
		UNION ALL
		SELECT 1, t.id, t.received_at FROM ticket_open t
		WHERE t.received_at > begins AND t.urgency > 0 AND t.platform_id = ANY (platforms)
		UNION ALL
		SELECT 3, d.id, d.due_at
		FROM (SELECT DISTINCT s.queue FROM state s
		    WHERE s.is_open AND s.queue <> 'parked') AS q
		CROSS JOIN LATERAL (
			SELECT t.id, t.due_at FROM ticket_open t
			WHERE t.queue = q.queue AND t.due_at > begins AND t.due_at <= c.at
			    AND t.platform_id = ANY (platforms)
			ORDER BY t.due_at DESC LIMIT 100
		) AS d
	), few AS (
		SELECT h.rank, h.at, t.*,
		    row_number() OVER (PARTITION BY h.rank ORDER BY h.at DESC, t.id) AS n
		FROM happened h JOIN ticket_open t ON t.id = h.ticket_id
		WHERE t.platform_id = ANY (platforms)
		    AND (t.confidants IS NULL OR c.login = ANY (t.confidants))
	)
	SELECT (row_number() OVER (ORDER BY f.rank, f.n))::int,
	    ARRAY[('{new_urgent,returned,overdue,dissatisfied,answered}'::text[])[f.rank]], begins,
	    f.id, f.number, f.title, u.short_name, f.due_at, f.warn_at, f.due_unit, f.urgency::int,
	    f.at
	FROM few f
	LEFT JOIN unit u ON u.id = f.unit_id
	WHERE f.n <= 100
	ORDER BY f.rank, f.n;
END
$$;
