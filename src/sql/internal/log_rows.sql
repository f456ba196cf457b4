-- SPDX-License-Identifier: MIT
-- The logs of accounts, exports and ended sessions as they are now: each row with the hash it has
-- and the one it should have after the row before it.
CREATE FUNCTION paidan_int.log_rows()
RETURNS TABLE (log text, seq bigint, at timestamptz, last bigint, hash bytea, due bytea)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT 'account_log', x.seq, x.at, x.last, x.hash, account_log_hash(x.before, x.r)
	FROM (SELECT r, r.seq, r.at, r.hash, coalesce(lag(r.seq) OVER w, 0) AS last,
	        coalesce(lag(r.hash) OVER w, '') AS before
	    FROM account_log r WINDOW w AS (ORDER BY r.seq)) AS x;
	RETURN QUERY
	SELECT 'export_log', x.seq, x.at, x.last, x.hash, export_log_hash(x.before, x.r)
	FROM (SELECT r, r.seq, r.at, r.hash, coalesce(lag(r.seq) OVER w, 0) AS last,
	        coalesce(lag(r.hash) OVER w, '') AS before
	    FROM export_log r WINDOW w AS (ORDER BY r.seq)) AS x;
	RETURN QUERY
	SELECT 'session_end', x.seq, x.at, x.last, x.hash, session_end_hash(x.before, x.r)
	FROM (SELECT r, r.seq, r.at, r.hash, coalesce(lag(r.seq) OVER w, 0) AS last,
	        coalesce(lag(r.hash) OVER w, '') AS before
	    FROM session_end r WINDOW w AS (ORDER BY r.seq)) AS x;
END
$$;
