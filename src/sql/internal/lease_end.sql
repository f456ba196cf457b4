-- SPDX-License-Identifier: MIT
-- A lease lasts as long as a console may be silent before others take over.
CREATE FUNCTION paidan_int.lease_end()
RETURNS timestamptz
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT clock_timestamp() + interval '120 seconds'
$$;
