-- SPDX-License-Identifier: MIT
-- How many tickets of these platforms have something to be done at the follow-up desk
-- now: to be called, within polite hours or because the citizen asked for it, or to be
-- archived; of these units, how many they were warned of. Counted to 1000.
CREATE FUNCTION paidan_int.calls_due(me text, platforms int[], units int[],
    at timestamptz)
RETURNS int
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	polite_now boolean := polite(at) = at;
BEGIN
	RETURN least(1000, (SELECT count(*) FROM (
	        SELECT FROM ticket_open t
	        WHERE t.queue = 'follow_up' AND t.call_at <= at
	            AND (polite_now OR t.call_mark = 'promised')
	            AND t.platform_id = ANY (platforms)
	            AND (t.confidants IS NULL OR me = ANY (t.confidants))
	        LIMIT 1000) AS few)
	    + (SELECT count(*) FROM (
	        SELECT FROM ticket_open t
	        WHERE t.queue = 'follow_up' AND t.call_at IS NULL
	            AND t.platform_id = ANY (platforms)
	            AND (t.confidants IS NULL OR me = ANY (t.confidants))
	        LIMIT 1000) AS few)
	    + (SELECT count(*) FROM ticket_open t
	        WHERE t.unit_ids && units AND t.platform_id <> ALL (platforms)
	            AND t.queue = 'follow_up' AND t.call_mark = 'leaning'
	            AND (t.confidants IS NULL OR me = ANY (t.confidants))))::int;
END
$$;
