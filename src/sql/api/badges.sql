-- SPDX-License-Identifier: MIT
-- How many tickets each queue has, counted to 1000 and no further; objection is
-- the docket, where a ticket may be that a unit handles meanwhile; also mine
-- (kept by the login; of a unit, all that it has), closed (since midnight), overdue,
-- on_site, supervision: cases, not tickets, and calls: of follow_up, what is to be done now.
-- Platforms and units are looked up once. What is confidential and not for the login is
-- few, and taken off again; who only watches has its tickets counted one by one.
CREATE FUNCTION paidan_api.badges()
RETURNS TABLE (queue text, n int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	me text := (context()).login;
	platforms int[] := platforms_of(me);
	units int[] := units_of(me);
	only_watches boolean := cardinality(watched_of(me)) > 0;
	midnight timestamptz := date_trunc('day', clock_timestamp(), zone());
BEGIN
	-- What units are late with, and what has to be seen on the spot within the hour.
	RETURN QUERY
	SELECT 'overdue', (SELECT count(*)::int FROM (
	    SELECT FROM my_open t
	    WHERE least(t.warn_at, t.due_at) <= clock_timestamp() AND t.due_at <= clock_timestamp()
	        AND t.queue IN ('sign_in', 'handling') AND NOT t.paused
	    LIMIT 1000) AS few)
	UNION ALL
	SELECT 'on_site', count(*)::int
	FROM clock c JOIN my_open t ON t.id = c.ticket_id
	WHERE c.kind = 'on_site' AND t.queue IN ('sign_in', 'handling');
	IF only_watches THEN
		RETURN QUERY
		SELECT q.queue, least(1000, count(t.id))::int
		FROM (SELECT DISTINCT s.queue FROM state s WHERE s.is_open
		    UNION SELECT 'objection') AS q(queue)
		LEFT JOIN my_open t ON CASE q.queue WHEN 'objection' THEN t.docket
		    ELSE t.queue = q.queue END
		GROUP BY q.queue
		UNION ALL
		SELECT 'supervision', cardinality(cases_with(platforms, false))
		UNION ALL
		SELECT 'closed', (SELECT count(*)::int FROM (SELECT FROM my_closed c
		    WHERE c.closed_at >= midnight LIMIT 1000) AS few);
		RETURN;
	END IF;
	-- What came from other platforms is counted apart, each part by its own index.
	RETURN QUERY
	WITH sent AS MATERIALIZED (
		SELECT t.queue, t.docket FROM ticket_open t
		WHERE t.unit_ids && units AND t.platform_id <> ALL (platforms)
	), hidden AS MATERIALIZED (
		SELECT t.queue, t.docket FROM ticket_open t
		WHERE t.confidants IS NOT NULL AND me <> ALL (t.confidants)
		    AND (t.platform_id = ANY (platforms) OR t.unit_ids && units)
	)
	SELECT q.queue, least(1000, (SELECT count(*) FROM sent WHERE sent.queue = q.queue)
	    + (SELECT count(*) FROM (
	    SELECT FROM ticket_open t
	    WHERE t.queue = q.queue AND t.platform_id = ANY (platforms)
	    LIMIT 1000 + q.secret) AS few) - q.secret)::int
	FROM (SELECT s.queue, (SELECT count(*) FROM hidden h WHERE h.queue = s.queue) AS secret
	    FROM state s WHERE s.is_open AND s.queue <> 'objection' GROUP BY s.queue) AS q
	UNION ALL
	SELECT 'objection', least(1000, (SELECT count(*) FROM sent WHERE sent.docket)
	    + (SELECT count(*) FROM (
	    SELECT FROM ticket_open t
	    WHERE t.docket AND t.platform_id = ANY (platforms)
	    LIMIT 1000 + s.secret) AS few) - s.secret)::int
	FROM (SELECT count(*) FILTER (WHERE h.docket) AS secret FROM hidden h) AS s;
	RETURN QUERY SELECT 'calls', calls_due(me, platforms, units, (context()).at);
	RETURN QUERY
	SELECT 'mine', (SELECT count(*)::int FROM (
	    SELECT FROM ticket_open t
	    WHERE t.keeper = me AND platforms <> '{}'
	        AND (t.platform_id = ANY (platforms) OR t.unit_ids && units)
	        AND (t.confidants IS NULL OR me = ANY (t.confidants))
	    UNION ALL
	    SELECT FROM ticket_open t
	    WHERE platforms = '{}' AND t.unit_ids && units
	        AND (t.confidants IS NULL OR me = ANY (t.confidants))
	    LIMIT 1000) AS few);
	RETURN QUERY
	SELECT 'supervision', (SELECT count(*)::int FROM (
	    SELECT s.id FROM supervision s
	    WHERE s.state <> 'closed' AND s.platform_id = ANY (platforms)
	        AND s.id <> ALL ((SELECT hidden_cases())::bigint[])
	    UNION
	    SELECT unnest(cases_with(platforms, false))
	    LIMIT 1000) AS few);
	RETURN QUERY
	SELECT 'closed', (SELECT count(*)::int FROM (
	    SELECT FROM ticket_closed t
	    WHERE t.closed_at >= midnight
	        AND (t.platform_id = ANY (platforms) OR t.unit_ids && units)
	        AND (t.confidants IS NULL OR me = ANY (t.confidants))
	    LIMIT 1000) AS few);
END
$$;
