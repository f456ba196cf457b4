-- SPDX-License-Identifier: MIT
-- What lies between two days for a clock in working days, both left out at the
-- beginning and counted at the end: holidays by name, weekends together,
-- weekends worked.
CREATE FUNCTION paidan_int.day_lines(wanted text, from_day date, to_day date)
RETURNS TABLE (part int, code text, facts jsonb)
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH span AS (
		SELECT d.day, d.is_work, d.name, extract(isodow FROM d.day) > 5 AS weekend,
		    d.day - row_number() OVER (PARTITION BY d.is_work, d.name
		        ORDER BY d.day)::int AS run
		FROM calendar_day d
		WHERE d.calendar = wanted AND d.day > from_day AND d.day <= to_day
	)
	SELECT 1, 'skipped', jsonb_build_object('from', min(s.day), 'to', max(s.day),
	    'name', s.name, 'days', count(*))
	FROM span s WHERE NOT s.is_work AND s.name IS NOT NULL GROUP BY s.name, s.run
	UNION ALL
	SELECT 2, 'weekend', jsonb_build_object('count', count(*))
	FROM span s WHERE NOT s.is_work AND s.name IS NULL HAVING count(*) > 0
	UNION ALL
	SELECT 3, 'make_up', jsonb_build_object('date', s.day, 'name', s.name)
	FROM span s WHERE s.is_work AND s.weekend
	ORDER BY 1, 3
$$;
