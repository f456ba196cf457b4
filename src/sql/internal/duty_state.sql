-- SPDX-License-Identifier: MIT
-- What a version of a row is on a day.
CREATE FUNCTION paidan_int.duty_state(d paidan.duty, on_day date)
RETURNS text
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN CASE
		WHEN d.approved IS NULL THEN 'proposed'
		WHEN NOT d.approved THEN 'rejected'
		WHEN d.effective_from > on_day THEN 'future'
		WHEN EXISTS (SELECT FROM duty n WHERE n.duty_no = d.duty_no
		    AND n.version > d.version AND n.approved AND n.effective_from <= on_day)
		    THEN 'replaced'
		WHEN d.ends OR d.effective_to < on_day THEN 'expired'
		ELSE 'current' END;
END
$$;
