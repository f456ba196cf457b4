-- SPDX-License-Identifier: MIT
-- Loads a year of a calendar: days: [{"date": "2027-01-01", "off": true,
-- "name": …}…], all days that are not as the week says. Clocks that had to do
-- without the year are computed anew, and no others; tells how many.
CREATE FUNCTION paidan_api.load_calendar(command uuid, calendar text, year int, days jsonb, published boolean)
RETURNS TABLE (recomputed int)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	a paidan_int.act := begin_command(command, 'load_calendar', NULL);
	first_moment timestamptz;
	ids bigint[];
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN QUERY SELECT (a.done)::int;
		RETURN;
	END IF;
	PERFORM check_plain_right(a.login, 'rules');
	PERFORM need('calendar', calendar);
	PERFORM need('published', published::text);
	PERFORM check_days(year, days);
	-- Whoever is about to rest a clock on a year not published waits, or is waited for: see
	-- run_clocks.
	PERFORM pg_advisory_xact_lock(7236148, 2);
	PERFORM ensure_calendar(calendar, year);
	PERFORM set_year(calendar, year, days, published);
	first_moment := make_date(year, 1, 1)::timestamp AT TIME ZONE zone();
	ids := ARRAY(SELECT c.id FROM clock c JOIN rule_clock r ON r.id = c.rule_id
	    WHERE c.provisional AND c.due_at > first_moment AND r.calendar = load_calendar.calendar
	        AND c.started_at < first_moment + interval '1 year');
	PERFORM FROM ticket_open o
	WHERE o.id IN (SELECT c.ticket_id FROM clock c WHERE c.id = ANY (ids))
	ORDER BY o.id FOR NO KEY UPDATE;
	-- What has stopped since then is no longer there.
	PERFORM recount(ids);
	PERFORM note_reckoning(a, ARRAY(SELECT DISTINCT c.ticket_id FROM clock c
	    WHERE c.id = ANY (ids)));
	a.done := to_jsonb(cardinality(ids));
	UPDATE command c SET result = a.done WHERE c.id = a.command;
	RETURN QUERY SELECT cardinality(ids);
END
$$;
