-- SPDX-License-Identifier: MIT
-- What every change of an account has in common: the command, and who may do it: an
-- administrator with an account, of the platforms below the own; or who owns the database
-- (scope owner), without whom there would be no first administrator. Nobody's own account.
CREATE FUNCTION paidan_int.begin_account(command uuid, verb text, login text, needed text)
RETURNS paidan_int.act
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act;
	me text := my_login();
BEGIN
	IF is_owner() AND NOT EXISTS (SELECT FROM account o WHERE o.login = me AND o.active) THEN
		a.login := me;
		a.name := me;
		a.verb := verb;
		a.scope := 'owner';
		a.at := (context()).at;
		a.platform_id := (SELECT p.id FROM platform p WHERE p.parent_id IS NULL);
		RETURN a;
	END IF;
	a := begin_command(command, verb, NULL);
	PERFORM check_plain_right(a.login, needed);
	IF login = a.login THEN
		PERFORM refuse('PD150', 'own_account');
	END IF;
	RETURN a;
END
$$;
