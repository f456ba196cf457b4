-- SPDX-License-Identifier: MIT
-- A day as letters write it.
CREATE FUNCTION paidan_int.letter_day(day date)
RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT to_char(day, 'FMYYYY"年"FMMM"月"FMDD"日"')
$$;
