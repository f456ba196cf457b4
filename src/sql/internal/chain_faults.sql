-- SPDX-License-Identifier: MIT
-- Events that are not what was written, among the tickets (NULL: all): changed,
-- or missing before one. The hash is event_hash's, written out here so that
-- a million of them take seconds. Each event is laid beside the one before it, month by month,
-- so that the server's cores share the months between them.
CREATE FUNCTION paidan_int.chain_faults(tickets bigint[])
RETURNS TABLE (ticket_id bigint, seq int, at timestamptz, fault text, missing int)
LANGUAGE plpgsql STABLE
SET enable_partitionwise_join = on
SET parallel_tuple_cost = 0
SET plan_cache_mode = force_custom_plan
SET work_mem = '64MB'
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT e.ticket_id, e.seq, e.at,
	    CASE WHEN e.seq = 1 OR b.seq IS NOT NULL THEN 'changed' ELSE 'removed' END,
	    paidan_int.first_missing(e.ticket_id, e.seq)
	FROM event e
	LEFT JOIN event b ON b.ticket_id = e.ticket_id AND b.seq = e.seq - 1
	WHERE (tickets IS NULL OR e.ticket_id = ANY (tickets))
	    AND (e.seq <> 1 AND b.seq IS NULL
	        OR e.hash IS DISTINCT FROM sha256(coalesce(b.hash, '')
	            || record_send(ROW(e.ticket_id, e.seq, e.at, e.command_id, e.version, e.unit_id,
	                e.actor, e.actor_name, e.verb, e.from_state, e.to_state, e.detail))));
END
$$;
