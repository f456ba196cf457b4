-- SPDX-License-Identifier: MIT
-- Other roles for an account, with the trades or areas that a monitor watches.
CREATE FUNCTION paidan_api.account_role(command uuid, login text, roles text[],
    trades text[], areas text[], reason text)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_account(command, 'account_role', login, 'accounts');
	was paidan.account;
	o paidan.account;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN a.done ->> 'state';
	END IF;
	was := account_for(a, login);
	o := was;
	o.roles := account_role.roles;
	SELECT s.trades, s.areas INTO o.trades, o.areas FROM scope_of(trades, areas) AS s;
	RETURN change_account(a, was, o, true, NULL, reason);
END
$$;
