-- SPDX-License-Identifier: MIT
-- Is the record what was written? Every event, and every row of the ledger, of the tickets that
-- had one on these days (NULL: from the first, to the last), the end of each chain,
-- what came in, the seals of the days, and the whole logs of accounts, exports and ended
-- sessions (named in place of the number): a row a fault, and one at the end that
-- tells how much was looked at. known: seals that were kept elsewhere,
-- {"2026-11-25": "hex"}.
CREATE FUNCTION paidan_api.verify("from" date, "to" date, known jsonb)
RETURNS TABLE (number text, seq int, at timestamptz, day date, fault text, facts jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	here text := zone();
	tickets bigint[];
	first date;
	last date;
BEGIN
	PERFORM check_plain_right((context()).login, 'verify');
	SELECT coalesce("from", min(s.day),
	        (SELECT min(k::date) FROM jsonb_object_keys(known) AS k)),
	    least("to", greatest(max(s.day),
	        (SELECT max(k::date) FROM jsonb_object_keys(known) AS k)))
	INTO first, last FROM seal s;
	IF "from" IS NOT NULL OR "to" IS NOT NULL THEN
		tickets := ARRAY(SELECT DISTINCT e.ticket_id FROM event e
		    WHERE e.at >= coalesce("from", '-infinity')::timestamp AT TIME ZONE here
		        AND e.at < (coalesce("to" + 1, 'infinity'))::timestamp AT TIME ZONE here
		    UNION
		    SELECT r.ticket_id FROM read_log r
		    WHERE r.at >= coalesce("from", '-infinity')::timestamp AT TIME ZONE here
		        AND r.at < (coalesce("to" + 1, 'infinity'))::timestamp AT TIME ZONE here);
	END IF;
	RETURN QUERY
	SELECT number_of(f.ticket_id), f.seq, f.at, NULL::date, f.fault,
	    jsonb_build_object('missing', f.missing)
	FROM chain_faults(tickets) AS f ORDER BY f.ticket_id, f.seq;
	RETURN QUERY
	SELECT number_of(f.ticket_id), f.seq, f.at, NULL::date, f.fault,
	    jsonb_build_object('missing', f.missing)
	FROM read_faults(tickets) AS f ORDER BY f.ticket_id, f.seq;
	RETURN QUERY
	SELECT number_of(f.ticket_id), f.seq, f.at, NULL::date, 'end', '{}'::jsonb
	FROM tail_faults(tickets) AS f ORDER BY f.ticket_id;
	RETURN QUERY
	SELECT number_of(f.ticket_id), f.seq, f.at, NULL::date, f.fault, '{}'::jsonb
	FROM intake_faults(tickets) AS f ORDER BY f.ticket_id;
	RETURN QUERY
	SELECT f.log, f.seq::int, f.at, NULL::date, f.fault,
	    jsonb_build_object('missing', f.missing)
	FROM log_faults() AS f ORDER BY f.log, f.seq;
	RETURN QUERY
	SELECT NULL, NULL::int, NULL::timestamptz, f.day, f.fault,
	    jsonb_build_object('sealed', f.sealed, 'found', f.found)
	FROM seal_faults(first, last, known) AS f ORDER BY f.day;
	RETURN QUERY
	SELECT NULL, NULL::int, NULL::timestamptz, NULL::date, 'looked_at', jsonb_build_object(
	    'events', count(*), 'tickets', count(*) FILTER (WHERE e.seq = 1),
	    'days', greatest(last - first + 1, 0))
	FROM event e WHERE tickets IS NULL OR e.ticket_id = ANY (tickets);
END
$$;
