-- SPDX-License-Identifier: MIT
-- Makes an account what it shall be, at the server and here, and writes that down. What
-- gives a login more waits until a second person has confirmed it (see account_confirm), unless
-- who owns the database does it. One that is not active has no group and cannot connect; what
-- it has open ends.
CREATE FUNCTION paidan_int.change_account(a paidan_int.act, was paidan.account,
    o paidan.account, more boolean, verifier text, reason text)
RETURNS text
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	kept text[];
BEGIN
	IF more THEN
		PERFORM check_account_roles(o);
	END IF;
	IF NOT covers(a.platform_id, o.platform_id) THEN
		PERFORM refuse('PD006', 'not_your_platform');
	END IF;
	IF more AND a.scope IS DISTINCT FROM 'owner' THEN
		o.waits_since := a.at;
		o.asked_by := a.login;
	END IF;
	o.active := o.locked_at IS NULL AND o.waits_since IS NULL;
	INSERT INTO account SELECT o.*
	ON CONFLICT (login) DO UPDATE
	SET name = o.name, platform_id = o.platform_id, unit_id = o.unit_id, active = o.active,
	    trades = o.trades, areas = o.areas, roles = o.roles, locked_at = o.locked_at,
	    waits_since = o.waits_since, asked_by = o.asked_by;
	BEGIN
		kept := paidan_keep.set_login(o.login,
		    CASE WHEN o.active THEN o.roles ELSE '{}' END, o.active, verifier);
	EXCEPTION WHEN insufficient_privilege THEN
		-- A login that is not ours to change: what is ours is locked nevertheless.
		IF o.active OR more THEN
			RAISE;
		END IF;
		kept := groups_of(o.login);
	END;
	IF o.active AND cardinality(kept) > 0 THEN
		PERFORM refuse('PD154', 'keeps_groups', jsonb_build_object('groups', kept));
	END IF;
	INSERT INTO account_log (at, command_id, host, actor, login, verb, before, after, reason)
	VALUES (a.at, a.command, inet_client_addr(), a.login, o.login, a.verb, account_facts(was),
	    account_facts(o) || CASE WHEN verifier IS NOT NULL THEN '{"password": "set"}'
	        ELSE '{}' END::jsonb || CASE WHEN cardinality(kept) > 0
	        THEN jsonb_build_object('kept', kept) ELSE '{}' END, nullif(btrim(reason), ''));
	IF NOT o.active THEN
		PERFORM end_sessions(o.login);
	END IF;
	UPDATE command c SET result = jsonb_build_object('state', account_state(o))
	WHERE c.id = a.command;
	RETURN account_state(o);
END
$$;
