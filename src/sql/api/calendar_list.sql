-- SPDX-License-Identifier: MIT
-- The years of the calendar that today's rules count by, and whether they are
-- published: of the others only the weekends are known.
CREATE FUNCTION paidan_api.calendar_list()
RETURNS TABLE (year int, published boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
ROWS 40
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	PERFORM check_account();
	RETURN QUERY
	SELECT extract(year FROM d.day)::int, d.published
	FROM calendar_day d
	JOIN rule_pack p ON p.version = rules_today() AND p.pack ->> 'calendar' = d.calendar
	WHERE extract(month FROM d.day) = 1 AND extract(day FROM d.day) = 1
	ORDER BY 1;
END
$$;
