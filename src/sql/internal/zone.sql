-- SPDX-License-Identifier: MIT
-- The time zone of the city: days and months are counted in it. (PL/pgSQL, as all that is
-- asked often: it keeps its plan in the session.)
CREATE FUNCTION paidan_int.zone()
RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN (SELECT c.time_zone FROM city c);
END
$$;
