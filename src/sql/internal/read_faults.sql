-- SPDX-License-Identifier: MIT
-- Rows of the ledger that are not what was written, among the tickets (NULL: all): changed,
-- missing before one, or missing at the end, of which the command still tells.
CREATE FUNCTION paidan_int.read_faults(tickets bigint[])
RETURNS TABLE (ticket_id bigint, seq int, at timestamptz, fault text, missing int)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT x.ticket_id, x.seq, x.at,
	    CASE WHEN x.seq = x.expected THEN 'read_changed' ELSE 'read_removed' END, x.expected
	FROM (
		SELECT r.*, 1 + coalesce(lag(r.seq) OVER w, 0) AS expected,
		    lag(r.hash) OVER w AS before
		FROM read_log r
		WHERE tickets IS NULL OR r.ticket_id = ANY (tickets)
		WINDOW w AS (PARTITION BY r.ticket_id ORDER BY r.seq)
	) AS x
	WHERE x.seq <> x.expected
	    OR x.hash IS DISTINCT FROM sha256(coalesce(x.before, '') || record_send(ROW(x.ticket_id,
	        x.seq, x.at, x.xid, x.command_id, x.citizen_id, x.unit_id, x.host, x.login, x.name,
	        x.application, x.field, x.reason_code, x.reason)));
	RETURN QUERY
	SELECT c.ticket_id, (c.result ->> 'seq')::int + 1, c.at, 'read_removed',
	    (c.result ->> 'seq')::int
	FROM command c
	WHERE c.verb = 'reveal' AND c.result IS NOT NULL
	    AND (tickets IS NULL OR c.ticket_id = ANY (tickets))
	    AND (c.result ->> 'seq')::int > coalesce((SELECT max(r.seq) FROM read_log r
	        WHERE r.ticket_id = c.ticket_id), 0);
END
$$;
