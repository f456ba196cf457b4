-- SPDX-License-Identifier: MIT
-- The code of a division in its twelve digits, of which those for lower levels
-- are often left out.
CREATE FUNCTION paidan_int.full_code(code text)
RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT CASE WHEN code ~ '^[0-9]{6,11}$' THEN rpad(code, 12, '0') ELSE code END
$$;
