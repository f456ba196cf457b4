-- SPDX-License-Identifier: MIT
-- Forgets changes older than a quarter of an hour and remembers from where on the feed is whole.
CREATE FUNCTION paidan_int.prune_feed()
RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH gone AS (
		DELETE FROM change c
		WHERE c.at < clock_timestamp() - interval '15 minutes'
		    AND c.xid < feed_horizon()
		RETURNING c.xid
	)
	UPDATE feed f SET floor = greatest(f.floor, newest.xid)
	FROM (SELECT max(xid8) AS xid FROM (SELECT (xid::text::numeric + 1)::text::xid8 AS xid8 FROM gone) AS g) AS newest
	WHERE newest.xid > f.floor
$$;
