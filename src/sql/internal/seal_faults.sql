-- SPDX-License-Identifier: MIT
-- Days whose events, or rows in the logs, are not those that were sealed, or whose seal does not
-- follow from the one before. known: seals that were kept elsewhere, {"2026-11-25": "hex"}.
CREATE FUNCTION paidan_int.seal_faults(first date, last date, known jsonb)
RETURNS TABLE (day date, fault text, sealed bigint, found bigint)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT d.day,
	    CASE WHEN s.day IS NULL THEN 'unsealed'
	        WHEN s.digest <> d.digest THEN 'day_changed'
	        WHEN s.logs <> l.digest THEN 'logs_changed'
	        WHEN s.seal <> seal_hash(coalesce(s.before, ''), s.day, s.events, s.digest, s.logs)
	            THEN 'seal_changed'
	        ELSE 'other_seal' END,
	    s.events, d.events
	FROM day_digests(first, last) AS d
	JOIN log_digests(first, last) AS l ON l.day = d.day
	LEFT JOIN (SELECT o.*, lag(o.seal) OVER (ORDER BY o.day) AS before FROM seal o) AS s
	    ON s.day = d.day
	WHERE s.day IS NULL OR s.digest <> d.digest OR s.logs <> l.digest
	    OR s.seal <> seal_hash(coalesce(s.before, ''), s.day, s.events, s.digest, s.logs)
	    OR encode(s.seal, 'hex') <> known ->> d.day::text
	ORDER BY d.day;
END
$$;
