-- SPDX-License-Identifier: MIT
-- The due time of a ticket on which nothing runs: finite, so that it sorts,
-- pages and becomes milliseconds like any other.
CREATE FUNCTION paidan_int.never()
RETURNS timestamptz
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT timestamptz '9999-01-01 00:00:00Z'
$$;
