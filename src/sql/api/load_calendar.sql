-- SPDX-License-Identifier: MIT
-- Loads a year of a calendar: days: [{"date": "2027-01-01", "off": true,
-- "name": …}…], all days that are not as the week says. Clocks that had to do
-- without the year are computed anew, and no others: those of so many tickets
-- in one call, so that nobody waits long. Tells how many clocks there were; to
-- be called again, as another command, until there is none.
CREATE FUNCTION paidan_api.load_calendar(command uuid, calendar text, year int, days jsonb,
    published boolean)
RETURNS TABLE (recomputed int)
LANGUAGE plpgsql SECURITY DEFINER
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	a paidan_int.act := begin_command(command, 'load_calendar', NULL);
	found_clocks bigint[];
	tickets bigint[];
	most constant int := 2000;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN QUERY SELECT (a.done)::int;
		RETURN;
	END IF;
	PERFORM check_plain_right(a.login, 'rules');
	PERFORM need('calendar', calendar);
	PERFORM need('published', published::text);
	PERFORM check_days(year, days);
	-- Waits for those who rest a clock on a year not published: see firm_up.
	PERFORM pg_advisory_xact_lock(7236148, 2);
	PERFORM ensure_calendar(calendar, year);
	PERFORM set_year(calendar, year, days, published);
	SELECT array_agg(u.id), array_agg(DISTINCT u.ticket_id) INTO found_clocks, tickets
	FROM uncertain_clocks(calendar, year, published, most) AS u;
	-- Whoever has a ticket now may be waiting for us, and is left to do it: it is found
	-- again by the next call if it was not.
	tickets := ARRAY(SELECT o.id FROM ticket_open o WHERE o.id = ANY (tickets)
	    ORDER BY o.id FOR NO KEY UPDATE SKIP LOCKED);
	PERFORM recount(ARRAY(SELECT c.id FROM clock c
	    WHERE c.id = ANY (found_clocks) AND c.ticket_id = ANY (tickets)));
	PERFORM note_reckoning(a, tickets);
	a.done := to_jsonb(coalesce(cardinality(found_clocks), 0));
	UPDATE command c SET result = a.done WHERE c.id = a.command;
	RETURN QUERY SELECT (a.done)::int;
END
$$;
