-- SPDX-License-Identifier: MIT
-- Yes or no as people and programs write it; NULL if it is neither.
CREATE FUNCTION paidan_int.read_flag(value text)
RETURNS boolean
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT CASE WHEN lower(value) IN ('true', 't', 'yes', 'y', '1', '是', '有') THEN true
	    WHEN lower(value) IN ('false', 'f', 'no', 'n', '0', '否', '无') THEN false END
$$;
