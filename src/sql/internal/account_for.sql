-- SPDX-License-Identifier: MIT
-- The account to be changed, locked; one of a platform that the actor does not cover is not
-- there. roles: what it has, if paidan never set them.
CREATE FUNCTION paidan_int.account_for(a paidan_int.act, login text)
RETURNS paidan.account
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	o paidan.account;
BEGIN
	SELECT x.* INTO o FROM account x WHERE x.login = account_for.login FOR UPDATE;
	IF NOT FOUND OR NOT covers(a.platform_id, o.platform_id) THEN
		PERFORM refuse('PD092', 'unknown_login', jsonb_build_object('login', login));
	END IF;
	o.roles := coalesce(o.roles, groups_of(login));
	RETURN o;
END
$$;
