-- SPDX-License-Identifier: MIT
-- The city's days from first to last as their events and their rows of the ledger are now:
-- how many, and a hash over theirs, the events' before the ledger's.
CREATE FUNCTION paidan_int.day_digests(first date, last date)
RETURNS TABLE (day date, events bigint, digest bytea)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	here text := zone();
BEGIN
	RETURN QUERY
	SELECT d::date, count(x.hash),
	    sha256(coalesce(string_agg(x.hash, '' ORDER BY x.part, x.ticket_id, x.seq), ''))
	FROM generate_series(first, last, interval '1 day') AS d
	LEFT JOIN (
		SELECT (e.at AT TIME ZONE here)::date AS day, 1 AS part, e.ticket_id, e.seq, e.hash
		FROM event e
		WHERE e.at >= first::timestamp AT TIME ZONE here
		    AND e.at < (last + 1)::timestamp AT TIME ZONE here
		UNION ALL
		SELECT (r.at AT TIME ZONE here)::date, 2, r.ticket_id, r.seq, r.hash
		FROM read_log r
		WHERE r.at >= first::timestamp AT TIME ZONE here
		    AND r.at < (last + 1)::timestamp AT TIME ZONE here
	) AS x ON x.day = d::date
	GROUP BY d;
END
$$;
