-- SPDX-License-Identifier: MIT
-- A moment that much later, under a version of the rules: working days end with
-- the office, and count from the last moment before, as the day that something
-- was due does. Beyond the calendar: never.
CREATE FUNCTION paidan_int.moment_after(at timestamptz, unit text, amount int, rules int)
RETURNS timestamptz
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	city_zone text := zone();
	here timestamp := (at - interval '1 microsecond') AT TIME ZONE city_zone;
	p jsonb;
	place int;
BEGIN
	IF unit IN ('hours', 'minutes') THEN
		RETURN at + amount * ('1 ' || unit)::interval;
	END IF;
	IF unit = 'calendar_days' THEN
		RETURN ((at AT TIME ZONE city_zone) + amount * interval '1 day')
		    AT TIME ZONE city_zone;
	END IF;
	SELECT jsonb_build_object('calendar', r.pack -> 'calendar') || (r.pack -> 'office') INTO p
	FROM rule_pack r WHERE r.version = rules;
	SELECT d.ord + (NOT d.is_work OR here::time > (p ->> 'cut_off')::time)::int + amount
	INTO place
	FROM calendar_day d WHERE d.calendar = p ->> 'calendar' AND d.day = here::date;
	RETURN coalesce((SELECT (d.day + (p ->> 'to')::time) AT TIME ZONE city_zone
	    FROM calendar_day d
	    WHERE d.calendar = p ->> 'calendar' AND d.is_work AND d.ord = place), never());
END
$$;
