-- SPDX-License-Identifier: MIT
-- The categories whose tickets the login watches, down to the last.
CREATE FUNCTION paidan_int.my_trades()
RETURNS int4multirange
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN (SELECT s.trades FROM scope s WHERE s.login = my_login());
END
$$;
