-- SPDX-License-Identifier: MIT
-- A login for somebody who works here, with an account; state: active, or waiting for a second
-- person's word. platform, unit, trades, areas: by code or name; platform NULL: the actor's
-- own. verifier: a SCRAM secret made by the client; NULL: the login comes in by its Unix account
-- or a certificate.
CREATE FUNCTION paidan_api.account_add(command uuid, login text, name text, roles text[],
    platform text, unit text, trades text[], areas text[], verifier text, reason text)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_account(command, 'account_add', login, 'accounts');
	was paidan.account;
	o paidan.account;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN a.done ->> 'state';
	END IF;
	IF EXISTS (SELECT FROM account x WHERE x.login = account_add.login)
	    OR to_regrole(quote_ident(login)) IS NOT NULL AND groups_of(login) = '{}'
	    OR login IS NULL OR login !~ '^[a-z][a-z0-9_.@-]{0,62}$'
	    OR login ~ '^(pg_|paidan_)|^(public|none)$' THEN
		PERFORM refuse('PD151', 'login_taken', jsonb_build_object('login', login));
	END IF;
	o.login := login;
	o.name := btrim(name);
	o.roles := roles;
	o.platform_id := CASE WHEN platform IS NULL THEN a.platform_id
	    ELSE named_platform(platform) END;
	-- A database that has none yet.
	IF o.platform_id IS NULL THEN
		PERFORM need('platform', NULL);
	END IF;
	o.unit_id := account_unit_id(unit);
	SELECT s.trades, s.areas INTO o.trades, o.areas FROM scope_of(trades, areas) AS s;
	RETURN change_account(a, was, o, true, verifier, reason);
END
$$;
