-- SPDX-License-Identifier: MIT
-- The places whose tickets the login watches, down to the last.
CREATE FUNCTION paidan_int.my_areas()
RETURNS paidan_ext.code_multirange
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN (SELECT s.areas FROM scope s WHERE s.login = my_login());
END
$$;
