-- SPDX-License-Identifier: MIT
-- The city's days from first to last as their events and their rows of the ledger are now:
-- how many, and a hash over theirs, the events' before the ledger's.
CREATE FUNCTION paidan_int.day_digests(first date, last date)
RETURNS TABLE (day date, events bigint, digest bytea)
LANGUAGE plpgsql STABLE
SET parallel_tuple_cost = 0
SET work_mem = '64MB'
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	here text := zone();
	since timestamptz := first::timestamp AT TIME ZONE here;
	until timestamptz := (last + 1)::timestamp AT TIME ZONE here;
BEGIN
	RETURN QUERY
	SELECT d::date, coalesce(x.n, 0), sha256(coalesce(x.hashes, ''))
	FROM generate_series(first, last, interval '1 day') AS d
	LEFT JOIN (
		SELECT r.day, count(*) AS n,
		    string_agg(r.hash, '' ORDER BY r.part, r.ticket_id, r.seq) AS hashes
		FROM (
			SELECT (e.at AT TIME ZONE here)::date AS day, 1 AS part, e.ticket_id,
			    e.seq, e.hash
			FROM event e WHERE e.at >= since AND e.at < until
			UNION ALL
			SELECT (l.at AT TIME ZONE here)::date, 2, l.ticket_id, l.seq, l.hash
			FROM read_log l WHERE l.at >= since AND l.at < until
		) AS r
		GROUP BY r.day
	) AS x ON x.day = d::date;
END
$$;
