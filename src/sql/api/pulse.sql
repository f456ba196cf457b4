-- SPDX-License-Identifier: MIT
-- For the one console that leads: wakes the platforms that something has
-- changed for since the cursor, those above them, and those whose units had
-- the ticket; returns the next cursor. It is called a few times a second
-- however many write, so writers need not notify.
CREATE FUNCTION paidan_api.pulse(since text)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	begin_at xid8 := read_cursor(since);
	horizon xid8;
	platforms int[];
BEGIN
	PERFORM check_plain_right((context()).login, 'lead_pulse');
	-- One statement, one snapshot: horizon and changes belong together.
	SELECT feed_horizon(), ARRAY(
	    SELECT up.id FROM platform up WHERE up.path @> ARRAY(
	        SELECT p.path FROM platform p
	        WHERE p.id IN (SELECT changed_platforms(begin_at))))
	INTO horizon, platforms;
	PERFORM pg_notify('paidan_' || p, '') FROM unnest(platforms) AS p;
	PERFORM prune_feed();
	PERFORM prune_recent();
	-- A few times within every half minute is often enough.
	IF extract(second FROM (context()).at)::int % 30 = 0 THEN
		PERFORM end_stalled('2 minutes', '15 minutes');
	END IF;
	-- Whoever leads also does what waits, one kind at a time and a little of it: the others
	-- have their turn when it is done, and a pulse is never long.
	IF strike_overdue(20, 10) = 0 AND seal_days(1) = 0 THEN
		PERFORM fold_hints(10);
	END IF;
	RETURN write_cursor(greatest(begin_at, horizon));
END
$$;
