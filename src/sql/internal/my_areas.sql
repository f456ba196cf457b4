-- SPDX-License-Identifier: MIT
-- The places whose tickets the login watches, down to the last; NULL: all.
CREATE FUNCTION paidan_int.my_areas()
RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	roots text[] := (SELECT a.areas FROM account a WHERE a.login = my_login() AND a.active);
BEGIN
	RETURN CASE WHEN roots IS NOT NULL THEN ARRAY(
	    SELECT x.code FROM territory x JOIN territory r ON x.path <@ r.path
	    WHERE r.code = ANY (roots)) END;
END
$$;
