-- SPDX-License-Identifier: MIT
-- Is this a time of day of JSON, 00:00 to 24:00?
CREATE FUNCTION paidan_int.is_time(value jsonb)
RETURNS boolean
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT coalesce(value #>> '{}' ~ '^(([01]\d|2[0-3]):[0-5]\d|24:00)$', false)
$$;
