-- SPDX-License-Identifier: MIT
-- Rows of the logs of accounts, exports and ended sessions that are not what was written: changed
-- (or in another's place), missing before one or at the end, or added past the end.
CREATE FUNCTION paidan_int.log_faults()
RETURNS TABLE (log text, seq bigint, at timestamptz, fault text, missing bigint)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH head AS (
		SELECT l.log, coalesce(h.seq, 0) AS seq, h.hash
		FROM unnest('{account_log,export_log,session_end}'::text[]) AS l(log)
		LEFT JOIN chain_head h ON h.log = l.log
	), row AS (
		SELECT r.* FROM log_rows() AS r
	)
	SELECT r.log, r.seq, r.at,
	    CASE WHEN r.seq <> r.last + 1 THEN 'log_removed'
	        WHEN r.seq > h.seq THEN 'log_added' ELSE 'log_changed' END, r.last + 1
	FROM row r JOIN head h ON h.log = r.log
	WHERE r.seq <> r.last + 1 OR r.seq > h.seq OR r.hash IS DISTINCT FROM r.due
	    OR r.seq = h.seq AND r.hash IS DISTINCT FROM h.hash
	UNION ALL
	SELECT h.log, h.seq + 1, NULL, 'log_removed',
	    1 + coalesce((SELECT max(r.seq) FROM row r WHERE r.log = h.log), 0)
	FROM head h
	WHERE h.seq > coalesce((SELECT max(r.seq) FROM row r WHERE r.log = h.log), 0);
END
$$;
