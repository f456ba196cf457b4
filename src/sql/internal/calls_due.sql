-- SPDX-License-Identifier: MIT
-- How many tickets of these platforms have something to be done at the follow-up desk
-- now: to be called, within polite hours or because the citizen asked for it, or to be
-- archived or drawn; of these units, how many they were warned of.
CREATE FUNCTION paidan_int.calls_due(me text, platforms int[], units int[],
    at timestamptz)
RETURNS int
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN least(1000, count_calls(me, platforms, '-infinity', at, polite(at) <> at)
	    + count_called(me, platforms, false) + count_called(me, platforms, true)
	    + (SELECT count(*) FROM ticket_open t
	        WHERE t.unit_ids && units AND t.platform_id <> ALL (platforms)
	            AND t.queue = 'follow_up' AND t.call_mark = 'leaning'
	            AND (t.confidants IS NULL OR me = ANY (t.confidants))))::int;
END
$$;
