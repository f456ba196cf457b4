-- SPDX-License-Identifier: MIT
-- Every transaction below it is over: its changes are seen by this snapshot
-- or never come.
CREATE FUNCTION paidan_int.feed_horizon()
RETURNS xid8
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT pg_snapshot_xmin(pg_current_snapshot())
$$;
