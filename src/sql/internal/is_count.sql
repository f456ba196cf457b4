-- SPDX-License-Identifier: MIT
-- Is this a whole number of JSON, within bounds?
CREATE FUNCTION paidan_int.is_count(value jsonb, least bigint, most bigint)
RETURNS boolean
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT CASE WHEN jsonb_typeof(value) = 'number'
	    THEN value::numeric = trunc(value::numeric) AND value::numeric BETWEEN least AND most
	    ELSE false END
$$;
