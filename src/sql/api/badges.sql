-- SPDX-License-Identifier: MIT
-- How many tickets each queue has, counted to 1000 and no further; objection is
-- the docket, where a ticket may be that a unit handles meanwhile; also mine
-- (kept by the login), closed (since midnight), and calls: of follow_up, what is
-- to be done now. Platforms and units are looked up once.
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
	midnight timestamptz := date_trunc('day', clock_timestamp(), zone());
BEGIN
	-- What came from other platforms is counted apart, each part by its own index.
	RETURN QUERY
	WITH sent AS MATERIALIZED (
		SELECT t.queue, t.docket FROM ticket_open t
		WHERE t.unit_ids && units AND t.platform_id <> ALL (platforms)
	)
	SELECT q.queue, least(1000, (SELECT count(*) FROM sent WHERE sent.queue = q.queue)
	    + (SELECT count(*) FROM (
	    SELECT FROM ticket_open t
	    WHERE t.queue = q.queue AND t.platform_id = ANY (platforms)
	    LIMIT 1000) AS few))::int
	FROM (SELECT DISTINCT s.queue FROM state s WHERE s.is_open AND s.queue <> 'objection') AS q
	UNION ALL
	SELECT 'objection', least(1000, (SELECT count(*) FROM sent WHERE sent.docket)
	    + (SELECT count(*) FROM (
	    SELECT FROM ticket_open t
	    WHERE t.docket AND t.platform_id = ANY (platforms)
	    LIMIT 1000) AS few))::int;
	RETURN QUERY SELECT 'calls', calls_due(platforms, units, (context()).at);
	RETURN QUERY
	SELECT 'mine', (SELECT count(*)::int FROM (
	    SELECT FROM ticket_open t
	    WHERE t.keeper = me AND (t.platform_id = ANY (platforms) OR t.unit_ids && units)
	    LIMIT 1000) AS few);
	RETURN QUERY
	SELECT 'closed', (SELECT count(*)::int FROM (
	    SELECT FROM ticket_closed t
	    WHERE t.closed_at >= midnight
	        AND (t.platform_id = ANY (platforms) OR t.unit_ids && units)
	    LIMIT 1000) AS few);
END
$$;
