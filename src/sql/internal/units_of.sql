-- SPDX-License-Identifier: MIT
-- The units a login acts for: its own, and the one that its platform is run
-- by (a county's dispatchers act for the county), but then only with the
-- platform's right. None if it only watches: see watched_of.
CREATE FUNCTION paidan_int.units_of(who text)
RETURNS int[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN coalesce((
		SELECT CASE WHEN s.units <> s.own_units AND has_right(who, 'see_platform')
		    THEN s.units ELSE s.own_units END
		FROM scope s WHERE s.login = who AND has_right(who, 'see_unit')), '{}');
END
$$;
