-- SPDX-License-Identifier: MIT
-- Whether the login has a PIN that lifts the lock of its console.
CREATE FUNCTION paidan_api.has_pin()
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM check_account();
	RETURN EXISTS (SELECT FROM pin p WHERE p.login = (SELECT c.login FROM context() c));
END
$$;
