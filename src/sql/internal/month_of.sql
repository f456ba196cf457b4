-- SPDX-License-Identifier: MIT
-- yymm: what a ticket's id begins with.
CREATE FUNCTION paidan_int.month_of(at timestamptz)
RETURNS int
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT to_char(at AT TIME ZONE zone(), 'YYMM')::int
$$;
