-- SPDX-License-Identifier: MIT
-- The categories whose tickets the login watches, down to the last; NULL: all.
CREATE FUNCTION paidan_int.my_trades()
RETURNS int[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	roots int[] := (SELECT a.trades FROM account a WHERE a.login = my_login() AND a.active);
BEGIN
	RETURN CASE WHEN roots IS NOT NULL THEN ARRAY(
	    SELECT x.id FROM category x JOIN category r ON x.path <@ r.path
	    WHERE r.id = ANY (roots)) END;
END
$$;
