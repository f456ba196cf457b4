-- SPDX-License-Identifier: MIT
-- The days of a year as they are listed: each once, within the year, off or
-- not, with a name.
CREATE FUNCTION paidan_int.check_days(year int, days jsonb)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF year IS NULL OR year NOT BETWEEN 2000 AND 2099 THEN
		PERFORM bad_value('year');
	END IF;
	IF jsonb_typeof(days) IS DISTINCT FROM 'array'
	    OR EXISTS (SELECT FROM jsonb_array_elements(days) AS d
	        WHERE d ->> 'date' !~ format('^%s-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$', year)
	            OR d ->> 'date' IS NULL OR jsonb_typeof(d -> 'off') IS DISTINCT FROM 'boolean'
	            OR coalesce(btrim(d ->> 'name'), '') = '')
	    OR EXISTS (SELECT FROM jsonb_array_elements(days) AS d
	        GROUP BY d ->> 'date' HAVING count(*) > 1) THEN
		PERFORM bad_value('days');
	END IF;
	PERFORM (d ->> 'date')::date FROM jsonb_array_elements(days) AS d;
EXCEPTION
	WHEN datetime_field_overflow THEN
		PERFORM bad_value('days');
END
$$;
