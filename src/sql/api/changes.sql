-- SPDX-License-Identifier: MIT
-- What has changed since a cursor: first a row with the next cursor and no
-- ticket, then a row a ticket that the login may see or that its units had.
-- reset: the cursor is older than the feed or from before a crash, or so much
-- has changed that everything is better read anew; no tickets are told then.
CREATE FUNCTION paidan_api.changes(since text)
RETURNS TABLE (cursor text, reset boolean, ticket_id bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	begin_at xid8 := read_cursor(since);
	-- One snapshot for the whole function, since it is stable: what is below the
	-- horizon is in it.
	horizon xid8 := feed_horizon();
	me text;
	platforms int[];
	units int[];
	watched int[];
	tickets bigint[];
	too_many constant int := 2000;
BEGIN
	IF begin_at >= horizon THEN
		-- Most questions end here, so here they cost next to nothing.
		RETURN QUERY SELECT write_cursor(begin_at), false, NULL::bigint;
		RETURN;
	END IF;
	me := (context()).login;
	platforms := platforms_of(me);
	units := units_of(me);
	watched := watched_of(me);
	tickets := ARRAY(SELECT DISTINCT c.ticket_id FROM (
	    SELECT h.ticket_id FROM change h
	    WHERE h.xid >= begin_at AND h.xid < horizon
	        AND (h.platform_id = ANY (platforms) OR h.unit_ids && units
	            OR h.platform_id = ANY (watched) AND (can_see(h.ticket_id)
	                OR watches(h.platform_id, h.category_before, h.territory_before)))
	        AND (h.confidants IS NULL OR me = ANY (h.confidants))
	    LIMIT too_many + 1) AS c);
	IF begin_at <= (SELECT f.forgotten FROM feed f) OR cardinality(tickets) > too_many THEN
		RETURN QUERY SELECT write_cursor(horizon), true, NULL::bigint;
		RETURN;
	END IF;
	RETURN QUERY
	SELECT write_cursor(horizon), false, NULL::bigint
	UNION ALL
	SELECT '', false, unnest(tickets);
END
$$;
