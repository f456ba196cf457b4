-- SPDX-License-Identifier: MIT
-- A cursor as it is given to a client; read_cursor reads it.
CREATE FUNCTION paidan_int.write_cursor(at xid8)
RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT at::text || '-' || feed_era()
$$;
