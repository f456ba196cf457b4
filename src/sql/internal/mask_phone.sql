-- SPDX-License-Identifier: MIT
-- 13812341234 → 138****1234; of a shorter number less is shown, of a short
-- one nothing.
CREATE FUNCTION paidan_int.mask_phone(phone text)
RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT CASE
		WHEN btrim(phone) = '' THEN NULL
		WHEN length(btrim(phone)) >= 11
		    THEN left(btrim(phone), 3) || '****' || right(btrim(phone), 4)
		WHEN length(btrim(phone)) >= 8 THEN '****' || right(btrim(phone), 4)
		ELSE '****' END
$$;
