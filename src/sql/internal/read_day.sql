-- SPDX-License-Identifier: MIT
-- A day as text: 2024-09-01, 2024/9/1, 2024.9.1 or with 年月日. NULL if it is
-- none.
CREATE FUNCTION paidan_int.read_day(value text)
RETURNS date
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	part text[] := regexp_match(value, '^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$');
BEGIN
	RETURN make_date(part[1]::int, part[2]::int, part[3]::int);
EXCEPTION
	WHEN data_exception THEN
		RETURN NULL;
END
$$;
