-- SPDX-License-Identifier: MIT
-- The time at which a citizen wants to be called, as typed: a moment of the next 60 days, or
-- a time of the day, today or, if that is over, tomorrow. NULL if nothing was typed.
CREATE FUNCTION paidan_int.read_call_time(typed text, at timestamptz)
RETURNS timestamptz
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	value text := replace(nullif(btrim(typed), ''), '：', ':');
	here timestamp := at AT TIME ZONE zone();
	wanted timestamptz;
BEGIN
	IF value ~ '^([01]?\d|2[0-3]):[0-5]\d$' THEN
		wanted := (here::date + (value::time <= here::time)::int + value::time)
		    AT TIME ZONE zone();
	ELSIF value IS NOT NULL THEN
		wanted := read_time(value, zone());
		IF wanted IS NULL OR wanted <= at OR wanted > at + interval '60 days' THEN
			PERFORM bad_value('call_again');
		END IF;
	END IF;
	RETURN wanted;
END
$$;
