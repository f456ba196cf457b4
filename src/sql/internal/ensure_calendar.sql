-- SPDX-License-Identifier: MIT
-- Days of a calendar up to the end of a year, weekends off, until the
-- holidays of each year are loaded. What is there stays.
CREATE FUNCTION paidan_int.ensure_calendar(wanted text, last_year int)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	first_day date;
	done int;
BEGIN
	SELECT max(d.day) + 1, max(d.ord) INTO first_day, done
	FROM calendar_day d WHERE d.calendar = wanted;
	INSERT INTO calendar_day (calendar, day, is_work, ord, published)
	SELECT wanted, n.day, n.is_work,
	    coalesce(done, 0) + count(*) FILTER (WHERE n.is_work) OVER (ORDER BY n.day), false
	FROM (
		SELECT g::date AS day, extract(isodow FROM g) < 6 AS is_work
		FROM generate_series(coalesce(first_day, date '2000-01-01')::timestamp,
		    make_date(last_year, 12, 31)::timestamp, interval '1 day') AS g
	) AS n;
END
$$;
