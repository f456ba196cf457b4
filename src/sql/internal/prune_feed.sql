-- SPDX-License-Identifier: MIT
-- Forgets changes older than a quarter of an hour, some at a time and oldest
-- first, so that it costs the same however many there are; and remembers the
-- newest forgotten.
CREATE FUNCTION paidan_int.prune_feed()
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	newest xid8;
BEGIN
	WITH gone AS (
		DELETE FROM change c
		WHERE c.ctid = ANY (ARRAY(
		        SELECT o.ctid FROM change o WHERE o.xid < feed_horizon()
		        ORDER BY o.xid LIMIT 500))
		    AND c.at < clock_timestamp() - interval '15 minutes'
		RETURNING c.xid
	)
	SELECT max(gone.xid) INTO newest FROM gone;
	UPDATE feed SET forgotten = newest WHERE forgotten < newest;
END
$$;
