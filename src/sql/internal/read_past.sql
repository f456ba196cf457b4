-- SPDX-License-Identifier: MIT
-- When something was said, as typed: a time of today, or a moment; nothing is now. It lies
-- between two moments, a bare day touches them. NULL: it does not, or cannot be read.
CREATE FUNCTION paidan_int.read_past(typed text, now timestamptz, earliest timestamptz)
RETURNS timestamptz
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	value text := replace(btrim(coalesce(typed, '')), '：', ':');
	said timestamptz;
BEGIN
	IF value = '' THEN
		RETURN now;
	ELSIF value ~ '^([01]?\d|2[0-3]):[0-5]\d$' THEN
		said := ((now AT TIME ZONE zone())::date + value::time) AT TIME ZONE zone();
	ELSE
		said := read_time(value, zone());
	END IF;
	IF value !~ ':' AND (said AT TIME ZONE zone())::date
	    = (earliest AT TIME ZONE zone())::date THEN
		said := earliest;
	END IF;
	RETURN CASE WHEN said <= now + interval '1 minute'
	    AND said >= date_trunc('minute', earliest) THEN said END;
END
$$;
