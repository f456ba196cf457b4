-- SPDX-License-Identifier: MIT
-- Is this a whole number of JSON, within bounds?
CREATE FUNCTION paidan_int.is_count(value jsonb, low bigint, high bigint)
RETURNS boolean
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT CASE WHEN jsonb_typeof(value) = 'number'
	    THEN value::numeric = trunc(value::numeric) AND value::numeric BETWEEN low AND high
	    ELSE false END
$$;
