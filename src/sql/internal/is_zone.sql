-- SPDX-License-Identifier: MIT
-- Is there a time zone of this name?
CREATE FUNCTION paidan_int.is_zone(name text)
RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN name ~ '/|^UTC$' AND now() AT TIME ZONE name IS NOT NULL;
EXCEPTION
	WHEN invalid_parameter_value THEN
		RETURN false;
END
$$;
