-- SPDX-License-Identifier: MIT
-- Milliseconds since 1970, as clients take every time.
CREATE FUNCTION paidan_int.to_ms(at timestamptz)
RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT floor(extract(epoch FROM at) * 1000)::bigint
$$;
