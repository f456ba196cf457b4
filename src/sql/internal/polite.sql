-- SPDX-License-Identifier: MIT
-- The first moment from then on at which one may call, in the city's time.
CREATE FUNCTION paidan_int.polite(at timestamptz)
RETURNS timestamptz
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN (
		SELECT CASE WHEN h.here::time >= r.polite_to THEN h.here::date + 1 + r.polite_from
		    ELSE greatest(h.here, h.here::date + r.polite_from) END AT TIME ZONE h.zone
		FROM (SELECT at AT TIME ZONE z AS here, z AS zone FROM zone() AS z) AS h,
		    call_rules() AS r);
END
$$;
