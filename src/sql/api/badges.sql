-- SPDX-License-Identifier: MIT
-- How many tickets each queue has, counted to 1000 and no further; objection is
-- the docket, where a ticket may be that a unit handles meanwhile; also mine
-- (kept by the login; of a unit, all that it has), closed (since midnight), overdue,
-- on_site, supervision: cases, not tickets, and calls: of follow_up, what is to be done now.
-- Platforms and units are looked up once; the tickets of the platforms, and what came to
-- the units from others, are counted apart, each by its own index. Every console asks this all
-- day: none of it looks into the months (see 0026_recent).
CREATE FUNCTION paidan_api.badges()
RETURNS TABLE (queue text, n int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	me text;
	platforms int[];
	units int[];
	watches boolean;
	at timestamptz;
	midnight timestamptz;
BEGIN
	-- The clock itself is asked anew for every row, and no index answers that.
	SELECT l, platforms_of(l), units_of(l), cardinality(watched_of(l)) > 0, c,
	    date_trunc('day', c, zone())
	INTO me, platforms, units, watches, at, midnight
	FROM my_login() AS l, clock_timestamp() AS c;
	IF watches THEN
		RETURN QUERY SELECT w.queue, w.n FROM badges_watched(at, midnight) AS w;
		RETURN;
	END IF;
	RETURN QUERY
	SELECT b.queue, least(1000, sum(b.n))::int
	FROM (SELECT o.queue, o.n FROM badges_own(me, platforms, at) AS o WHERE platforms <> '{}'
	    UNION ALL
	    SELECT s.queue, 0 FROM state s WHERE s.is_open
	    UNION ALL
	    SELECT q, 0 FROM unnest('{objection,overdue,mine}'::text[]) AS q
	    UNION ALL
	    SELECT s.queue, s.n FROM badges_sent(me, platforms, units, at) AS s WHERE units <> '{}'
	    UNION ALL
	    SELECT 'calls', calls_due(me, platforms, (context()).at)) AS b
	GROUP BY b.queue;
	-- What has to be seen on the spot within the hour.
	RETURN QUERY
	SELECT 'on_site', (SELECT count(*)::int FROM (
	    SELECT FROM clock c JOIN ticket_open t ON t.id = c.ticket_id
	    WHERE c.kind = 'on_site' AND t.queue IN ('sign_in', 'handling')
	        AND (t.platform_id = ANY (platforms) OR t.unit_ids && units)
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
	SELECT 'closed', least(1000, (SELECT count(*) FROM (
	    SELECT FROM ticket_recent t
	    WHERE t.platform_id = ANY (platforms) AND t.closed_at >= midnight
	        AND (t.confidants IS NULL OR me = ANY (t.confidants))
	    LIMIT 1000) AS few) + (SELECT count(*) FROM (
	    SELECT FROM ticket_recent t
	    WHERE t.unit_ids && units AND t.closed_at >= midnight
	        AND t.platform_id <> ALL (platforms)
	        AND (t.confidants IS NULL OR me = ANY (t.confidants))
	    LIMIT 1000) AS few))::int;
END
$$;
