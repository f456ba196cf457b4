-- SPDX-License-Identifier: MIT
-- The same of the tickets of these platforms, each counted to 1000 by an index alone.
-- What is confidential and not for the login is few, and taken off again.
CREATE FUNCTION paidan_int.badges_own(me text, platforms int[], at timestamptz)
RETURNS TABLE (queue text, n int)
LANGUAGE plpgsql STABLE ROWS 10
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH hidden AS MATERIALIZED (
		SELECT t.queue, t.docket, t.keeper = me AS kept,
		    t.queue IN ('sign_in', 'handling') AND NOT t.paused
		        AND t.due_at <= badges_own.at AS overdue
		FROM ticket_open t
		WHERE t.confidants IS NOT NULL AND me <> ALL (t.confidants)
		    AND t.platform_id = ANY (platforms)
	), secret AS MATERIALIZED (
		SELECT count(*) FILTER (WHERE h.docket) AS docket,
		    count(*) FILTER (WHERE h.overdue) AS overdue,
		    count(*) FILTER (WHERE h.kept) AS kept
		FROM hidden h
	)
	SELECT q.queue, ((SELECT count(*) FROM (
	    SELECT FROM ticket_open t
	    WHERE t.queue = q.queue AND t.platform_id = ANY (platforms)
	    LIMIT 1000 + q.secret) AS few) - q.secret)::int
	FROM (SELECT s.queue, (SELECT count(*) FROM hidden h WHERE h.queue = s.queue) AS secret
	    FROM state s WHERE s.is_open AND s.queue <> 'objection' GROUP BY s.queue) AS q
	UNION ALL
	SELECT 'objection', ((SELECT count(*) FROM (
	    SELECT FROM ticket_open t
	    WHERE t.docket AND t.platform_id = ANY (platforms)
	    LIMIT 1000 + s.docket) AS few) - s.docket)::int
	FROM secret s
	UNION ALL
	SELECT 'overdue', ((SELECT count(*) FROM (
	    SELECT FROM ticket_open t
	    WHERE t.platform_id = ANY (platforms) AND t.due_at <= badges_own.at
	        AND t.queue IN ('sign_in', 'handling') AND NOT t.paused
	    LIMIT 1000 + s.overdue) AS few) - s.overdue)::int
	FROM secret s
	UNION ALL
	SELECT 'mine', ((SELECT count(*) FROM (
	    SELECT FROM ticket_open t
	    WHERE t.keeper = me AND t.platform_id = ANY (platforms)
	    LIMIT 1000 + s.kept) AS few) - s.kept)::int
	FROM secret s;
END
$$;
