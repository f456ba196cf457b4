-- SPDX-License-Identifier: MIT
-- The badges of a login that only watches some trades or areas: its tickets are counted
-- one by one.
CREATE FUNCTION paidan_int.badges_watched(at timestamptz, midnight timestamptz)
RETURNS TABLE (queue text, n int)
LANGUAGE plpgsql STABLE ROWS 10
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT q.queue, least(1000, count(t.id))::int
	FROM (SELECT DISTINCT s.queue FROM state s WHERE s.is_open
	    UNION SELECT 'objection') AS q(queue)
	LEFT JOIN my_open t ON CASE q.queue WHEN 'objection' THEN t.docket
	    ELSE t.queue = q.queue END
	GROUP BY q.queue
	UNION ALL
	SELECT 'overdue', (SELECT count(*)::int FROM (
	    SELECT FROM my_open t
	    WHERE least(t.warn_at, t.due_at) <= badges_watched.at
	        AND t.due_at <= badges_watched.at
	        AND t.queue IN ('sign_in', 'handling') AND NOT t.paused
	    LIMIT 1000) AS few)
	UNION ALL
	SELECT 'on_site', count(*)::int
	FROM clock c JOIN my_open t ON t.id = c.ticket_id
	WHERE c.kind = 'on_site' AND t.queue IN ('sign_in', 'handling')
	UNION ALL
	SELECT 'supervision', cardinality(cases_with('{}', false))
	UNION ALL
	SELECT 'closed', (SELECT count(*)::int FROM (SELECT FROM my_recent c
	    WHERE c.closed_at >= midnight LIMIT 1000) AS few);
END
$$;
