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
	RETURN (
		SELECT coalesce(array_agg(u.id), '{}')
		FROM account a
		JOIN unit u ON u.id = a.unit_id
		    OR (u.runs_platform_id = a.platform_id AND has_right(who, 'see_platform'))
		WHERE a.login = who AND a.active AND a.trades IS NULL AND a.areas IS NULL
		    AND has_right(who, 'see_unit'));
END
$$;
