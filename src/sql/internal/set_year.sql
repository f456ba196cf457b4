-- SPDX-License-Identifier: MIT
-- Writes a year of a calendar: weekends off, but for the days listed. Its days
-- and all later ones are numbered anew.
CREATE FUNCTION paidan_int.set_year(wanted text, year int, days jsonb, published boolean)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	WITH gone AS (
		DELETE FROM calendar_day d
		WHERE d.calendar = wanted AND d.day >= make_date(year, 1, 1)
		RETURNING d.*
	), made AS (
		SELECT g.day,
		    CASE WHEN g.day > make_date(year, 12, 31) THEN g.is_work
		        ELSE coalesce(NOT l.off, extract(isodow FROM g.day) < 6) END AS is_work,
		    CASE WHEN g.day > make_date(year, 12, 31) THEN g.name ELSE l.name END AS name,
		    CASE WHEN g.day > make_date(year, 12, 31) THEN g.published
		        ELSE set_year.published END AS published
		FROM gone g
		LEFT JOIN jsonb_to_recordset(days) AS l("date" date, off boolean, name text)
		    ON l."date" = g.day
	)
	INSERT INTO calendar_day (calendar, day, is_work, name, published, ord)
	SELECT wanted, m.day, m.is_work, m.name, m.published,
	    coalesce((SELECT d.ord FROM calendar_day d
	        WHERE d.calendar = wanted AND d.day = make_date(year, 1, 1) - 1), 0)
	    + count(*) FILTER (WHERE m.is_work) OVER (ORDER BY m.day)
	FROM made m;
END
$$;
