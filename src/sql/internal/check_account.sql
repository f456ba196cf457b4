-- SPDX-License-Identifier: MIT
-- Rules are for everybody who works here.
CREATE FUNCTION paidan_int.check_account()
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	me text := (context()).login;
BEGIN
	PERFORM FROM account o WHERE o.login = me AND o.active;
	IF NOT FOUND THEN
		PERFORM refuse('PD001', 'no_account', jsonb_build_object('login', me));
	END IF;
END
$$;
