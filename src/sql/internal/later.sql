-- SPDX-License-Identifier: MIT
-- So much later, in the units of a pack; working days by the calendar of the rules in
-- force, at the same time of the day.
CREATE FUNCTION paidan_int.later(at timestamptz, how_long jsonb)
RETURNS timestamptz
LANGUAGE plpgsql STABLE STRICT
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	amount int := (how_long ->> 'amount')::int;
	here timestamp := at AT TIME ZONE zone();
BEGIN
	RETURN CASE how_long ->> 'unit'
	    WHEN 'minutes' THEN at + make_interval(mins => amount)
	    WHEN 'hours' THEN at + make_interval(hours => amount)
	    WHEN 'calendar_days' THEN (here + make_interval(days => amount)) AT TIME ZONE zone()
	    ELSE (coalesce((SELECT d.day FROM calendar_day d
	        JOIN rule_pack p ON p.version = rules_today() AND d.calendar = p.pack ->> 'calendar'
	        WHERE d.is_work AND d.day > here::date
	        ORDER BY d.day OFFSET amount - 1 LIMIT 1), here::date + amount) + here::time)
	        AT TIME ZONE zone()
	    END;
END
$$;
