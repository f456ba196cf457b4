-- SPDX-License-Identifier: MIT
-- Of the tickets that units have from other platforms: how many are in each queue, and
-- what badges else tells of them. Found once, by the index on units.
CREATE FUNCTION paidan_int.badges_sent(me text, platforms int[], units int[],
    at timestamptz)
RETURNS TABLE (queue text, n int)
LANGUAGE plpgsql STABLE ROWS 10
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH sent AS MATERIALIZED (
		SELECT t.queue, t.docket, t.call_mark, t.keeper,
		    t.queue IN ('sign_in', 'handling') AND NOT t.paused
		        AND t.due_at <= badges_sent.at AS overdue
		FROM ticket_open t
		WHERE t.unit_ids && units AND t.platform_id <> ALL (platforms)
		    AND (t.confidants IS NULL OR me = ANY (t.confidants))
	)
	SELECT s.queue, count(*)::int FROM sent s WHERE s.queue <> 'objection' GROUP BY s.queue
	UNION ALL
	SELECT k.queue, k.n::int
	FROM (SELECT count(*) FILTER (WHERE s.docket) AS docket,
	        count(*) FILTER (WHERE s.overdue) AS overdue,
	        count(*) FILTER (WHERE s.queue = 'follow_up' AND s.call_mark = 'leaning') AS calls,
	        count(*) FILTER (WHERE platforms = '{}' OR s.keeper = me) AS mine
	    FROM sent s) AS c
	CROSS JOIN LATERAL (VALUES ('objection', c.docket), ('overdue', c.overdue),
	    ('calls', c.calls), ('mine', c.mine)) AS k(queue, n);
END
$$;
