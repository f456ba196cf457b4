-- SPDX-License-Identifier: MIT
-- The platforms whose tickets a login sees: its own and those below it. None if it only
-- watches some of them: see watched_of.
CREATE FUNCTION paidan_int.platforms_of(who text)
RETURNS int[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN coalesce((SELECT s.platforms FROM scope s
	    WHERE s.login = who AND has_right(who, 'see_platform')), '{}');
END
$$;
