-- SPDX-License-Identifier: MIT
-- The day that a moment counts for, when working days are counted.
CREATE FUNCTION paidan_int.counts_for(at timestamptz, r paidan.rule_clock)
RETURNS date
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT d.day FROM calendar_day d
	WHERE d.calendar = r.calendar AND d.is_work
	    AND d.day >= (at AT TIME ZONE zone())::date
	        + ((at AT TIME ZONE zone())::time > r.cut_off)::int
	ORDER BY d.day LIMIT 1
$$;
