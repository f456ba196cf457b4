-- SPDX-License-Identifier: MIT
-- How long a value stays on a screen, and may be fetched, after it was revealed.
CREATE FUNCTION paidan_int.reveal_seconds()
RETURNS int
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT 20
$$;
