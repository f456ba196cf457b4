-- SPDX-License-Identifier: MIT
-- The same of those whom nobody is to be called about: they wait for the lot, or to be
-- archived.
CREATE FUNCTION paidan_int.count_called(me text, platforms int[], to_draw boolean)
RETURNS int
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	hidden int := (SELECT count(*) FROM ticket_open t
	    WHERE t.confidants IS NOT NULL AND t.queue = 'follow_up' AND me <> ALL (t.confidants)
	        AND t.call_at IS NULL
	        AND (t.call_mark IS NOT DISTINCT FROM 'to_draw') = to_draw
	        AND t.platform_id = ANY (platforms));
BEGIN
	RETURN least(1000, (SELECT count(*) FROM (
	        SELECT FROM ticket_open t
	        WHERE t.queue = 'follow_up' AND t.call_at IS NULL
	            AND (t.call_mark IS NOT DISTINCT FROM 'to_draw') = to_draw
	            AND t.platform_id = ANY (platforms)
	        LIMIT 1000 + hidden) AS few) - hidden);
END
$$;
