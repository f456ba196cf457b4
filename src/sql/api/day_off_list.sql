-- SPDX-License-Identifier: MIT
-- The days around today on which nobody works, by the calendar of today's
-- rules: a console counts the time left of working days with them.
CREATE FUNCTION paidan_api.day_off_list()
RETURNS TABLE (day date)
LANGUAGE plpgsql STABLE SECURITY DEFINER
ROWS 150
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	PERFORM check_account();
	RETURN QUERY
	SELECT d.day
	FROM calendar_day d
	JOIN rule_pack p ON p.version = rules_today() AND p.pack ->> 'calendar' = d.calendar
	WHERE NOT d.is_work AND d.day BETWEEN current_date - 200 AND current_date + 200
	ORDER BY 1;
END
$$;
