-- SPDX-License-Identifier: MIT
-- Events that are not what was written, among the tickets (NULL: all): changed,
-- or missing before one. The hash is event_hash's, written out here so that
-- a million of them take seconds.
CREATE FUNCTION paidan_int.chain_faults(tickets bigint[])
RETURNS TABLE (ticket_id bigint, seq int, at timestamptz, fault text, missing int)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT x.ticket_id, x.seq, x.at,
	    CASE WHEN x.seq = x.expected THEN 'changed' ELSE 'removed' END, x.expected
	FROM (
		SELECT e.*, 1 + coalesce(lag(e.seq) OVER w, 0) AS expected,
		    lag(e.hash) OVER w AS before
		FROM event e
		WHERE tickets IS NULL OR e.ticket_id = ANY (tickets)
		WINDOW w AS (PARTITION BY e.ticket_id ORDER BY e.seq)
	) AS x
	WHERE x.seq <> x.expected
	    OR x.hash IS DISTINCT FROM sha256(coalesce(x.before, '')
	        || record_send(ROW(x.ticket_id, x.seq, x.at, x.command_id, x.version, x.unit_id,
	            x.actor, x.actor_name, x.verb, x.from_state, x.to_state, x.detail)));
END
$$;
