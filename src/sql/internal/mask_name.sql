-- SPDX-License-Identifier: MIT
-- 张三丰 → 张**; the length of the name is not told.
CREATE FUNCTION paidan_int.mask_name(name text)
RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT CASE WHEN btrim(name) <> '' THEN left(btrim(name), 1) || '**' END
$$;
