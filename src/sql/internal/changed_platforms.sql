-- SPDX-License-Identifier: MIT
-- The platforms that changes since a cursor concern: the ticket's, and those
-- of its units.
CREATE FUNCTION paidan_int.changed_platforms(since xid8)
RETURNS SETOF int
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH seen AS (
		SELECT c.platform_id, c.unit_ids FROM change c
		WHERE c.xid >= since AND c.xid < feed_horizon()
	)
	SELECT s.platform_id FROM seen s
	UNION
	SELECT unnest(ARRAY[u.platform_id, u.runs_platform_id])
	FROM unit u WHERE u.id IN (SELECT unnest(s.unit_ids) FROM seen s)
$$;
