-- SPDX-License-Identifier: MIT
-- The city's days from first to last as their rows in the logs of accounts, exports and ended
-- sessions are now: a hash over theirs.
CREATE FUNCTION paidan_int.log_digests(first date, last date)
RETURNS TABLE (day date, digest bytea)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	here text := zone();
	since timestamptz := first::timestamp AT TIME ZONE here;
	until timestamptz := (last + 1)::timestamp AT TIME ZONE here;
BEGIN
	RETURN QUERY
	SELECT d::date, sha256(coalesce(x.hashes, ''))
	FROM generate_series(first, last, interval '1 day') AS d
	LEFT JOIN (
		SELECT (r.at AT TIME ZONE here)::date AS day,
		    string_agg(r.hash, '' ORDER BY r.log, r.seq) AS hashes
		FROM (
			SELECT 1 AS log, a.at, a.seq, a.hash FROM account_log a
			UNION ALL SELECT 2, e.at, e.seq, e.hash FROM export_log e
			UNION ALL SELECT 3, s.at, s.seq, s.hash FROM session_end s
		) AS r
		WHERE r.at >= since AND r.at < until
		GROUP BY 1
	) AS x ON x.day = d::date;
END
$$;
