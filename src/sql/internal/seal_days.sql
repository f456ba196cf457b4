-- SPDX-License-Identifier: MIT
-- Seals days that are over, at most so many at a time; tells how many. A day
-- is over an hour after midnight, when nothing that began on it can still be
-- under way. Two at once: the second leaves it to the first.
CREATE FUNCTION paidan_int.seal_days(most int)
RETURNS int
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	here text := zone();
	last date := ((clock_timestamp() - interval '1 hour') AT TIME ZONE here)::date - 1;
	first date;
	before paidan.seal;
	d record;
	done int := 0;
BEGIN
	-- Asked at every pulse, and mostly there is nothing to do.
	IF EXISTS (SELECT FROM seal s WHERE s.day >= last)
	    OR NOT pg_try_advisory_xact_lock(hashtext('paidan.seal')) THEN
		RETURN 0;
	END IF;
	SELECT s.* INTO before FROM seal s ORDER BY s.day DESC LIMIT 1;
	first := coalesce(before.day + 1,
	    (SELECT (min(e.at) AT TIME ZONE here)::date FROM event e));
	FOR d IN
		SELECT x.*, l.digest AS logs
		FROM day_digests(first, least(last, first + most - 1)) AS x
		JOIN log_digests(first, least(last, first + most - 1)) AS l ON l.day = x.day
		ORDER BY x.day
	LOOP
		INSERT INTO seal (day, events, digest, logs, seal, made_at)
		VALUES (d.day, d.events, d.digest, d.logs,
		    seal_hash(coalesce(before.seal, ''), d.day, d.events, d.digest, d.logs),
		    clock_timestamp())
		RETURNING * INTO before;
		done := done + 1;
	END LOOP;
	RETURN done;
END
$$;
