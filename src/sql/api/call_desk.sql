-- SPDX-License-Identifier: MIT
-- What waits at the follow-up desk of the login: to be called now, later, when the next
-- polite hours begin; to be archived; to be drawn. Counted to 1000.
CREATE FUNCTION paidan_api.call_desk()
RETURNS TABLE (polite_now boolean, polite_from text, polite_to text, opens_at timestamptz, due int,
    waiting int, morning int, ended int, to_draw int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	now timestamptz := (context()).at;
	me text := (context()).login;
	platforms int[] := platforms_of(me);
BEGIN
	opens_at := nullif(polite(now), now);
	polite_now := opens_at IS NULL;
	SELECT to_char(r.polite_from, 'HH24:MI'), to_char(r.polite_to, 'HH24:MI')
	INTO polite_from, polite_to FROM call_rules() AS r;
	SELECT count(*) FILTER (WHERE f.at <= now AND (polite_now OR f.mark = 'promised')),
	    count(*) FILTER (WHERE f.at > now),
	    count(*) FILTER (WHERE f.at <= coalesce(opens_at, now))
	INTO due, waiting, morning
	FROM (SELECT t.call_at AS at, t.call_mark AS mark FROM ticket_open t
	    WHERE t.queue = 'follow_up' AND t.call_at IS NOT NULL
	        AND t.platform_id = ANY (platforms)
	        AND (t.confidants IS NULL OR me = ANY (t.confidants))
	    LIMIT 10000) AS f;
	SELECT count(*) FILTER (WHERE f.mark IS DISTINCT FROM 'to_draw'),
	    count(*) FILTER (WHERE f.mark = 'to_draw')
	INTO ended, to_draw
	FROM (SELECT t.call_mark AS mark FROM ticket_open t
	    WHERE t.queue = 'follow_up' AND t.call_at IS NULL
	        AND t.platform_id = ANY (platforms)
	        AND (t.confidants IS NULL OR me = ANY (t.confidants))
	    LIMIT 10000) AS f;
	RETURN NEXT;
END
$$;
