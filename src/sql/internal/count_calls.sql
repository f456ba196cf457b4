-- SPDX-License-Identifier: MIT
-- How many citizens of these platforms' tickets are to be called in a span of time, or only
-- those who were promised it; counted to 1000, by the index alone. What is confidential
-- and not for the login is few, and taken off again.
CREATE FUNCTION paidan_int.count_calls(me text, platforms int[], after timestamptz,
    upto timestamptz, only_promised boolean)
RETURNS int
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	hidden int := (SELECT count(*) FROM ticket_open t
	    WHERE t.confidants IS NOT NULL AND t.queue = 'follow_up' AND me <> ALL (t.confidants)
	        AND t.call_at > after AND t.call_at <= upto
	        AND (t.call_mark = 'promised' OR NOT only_promised)
	        AND t.platform_id = ANY (platforms));
BEGIN
	RETURN least(1000, (SELECT count(*) FROM (
	        SELECT FROM ticket_open t
	        WHERE t.queue = 'follow_up' AND t.call_at IS NOT NULL
	            AND t.call_at > after AND t.call_at <= upto
	            AND (t.call_mark = 'promised' OR NOT only_promised)
	            AND t.platform_id = ANY (platforms)
	        LIMIT 1000 + hidden) AS few) - hidden);
END
$$;
