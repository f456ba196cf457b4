-- SPDX-License-Identifier: MIT
-- Whether this is the login's PIN: right, wrong, none, wait (see check_pin).
CREATE FUNCTION paidan_api.try_pin(typed text)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM check_account();
	RETURN check_pin((SELECT c.login FROM context() c), typed);
END
$$;
