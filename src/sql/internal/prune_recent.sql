-- SPDX-License-Identifier: MIT
-- Forgets what is no longer recent of the closed tickets, some at a time: two days are enough
-- for any midnight. What is confidential stays.
CREATE FUNCTION paidan_int.prune_recent()
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	DELETE FROM ticket_recent r
	WHERE r.id = ANY (ARRAY(
	    SELECT o.id FROM ticket_recent o
	    WHERE o.confidants IS NULL
	        AND o.closed_at < clock_timestamp() - interval '2 days'
	    ORDER BY o.closed_at LIMIT 500 FOR UPDATE SKIP LOCKED));
END
$$;
