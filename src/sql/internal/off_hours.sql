-- SPDX-License-Identifier: MIT
-- Is this time of the city outside the hours and days of the office, as its newest rules say?
CREATE FUNCTION paidan_int.off_hours(local timestamp)
RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	r record;
BEGIN
	SELECT c.office_from, c.office_to, c.calendar INTO r FROM rule_clock c
	WHERE c.version = rules_today() ORDER BY c.id LIMIT 1;
	RETURN coalesce(local::time NOT BETWEEN r.office_from AND r.office_to
	    OR NOT (SELECT d.is_work FROM calendar_day d
	        WHERE d.calendar = r.calendar AND d.day = local::date), false);
END
$$;
