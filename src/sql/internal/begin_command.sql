-- SPDX-License-Identifier: MIT
-- The first thing a write does: its row in command. Two of the same id meet
-- here: the second waits for the first, then finds its result.
CREATE FUNCTION paidan_int.begin_command(id uuid, verb text, ticket bigint)
RETURNS paidan_int.act
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act;
	known paidan.command;
BEGIN
	-- Whoever waits for a row does not wait for ever: of the rest of this transaction.
	PERFORM set_config('lock_timeout', '10s', true);
	a.command := id;
	a.verb := verb;
	SELECT c.login, c.at INTO a.login, a.at FROM context() c;
	SELECT o.name, o.platform_id, o.unit_id INTO a.name, a.platform_id, a.unit_id
	FROM account o WHERE o.login = a.login AND o.active;
	IF NOT FOUND THEN
		PERFORM refuse('PD001', 'no_account', jsonb_build_object('login', a.login));
	END IF;
	IF id IS NULL THEN
		PERFORM refuse('PD010', 'missing', jsonb_build_object('field', 'command'));
	END IF;
	INSERT INTO command (id, at, ticket_id, login, verb)
	VALUES (id, a.at, ticket, a.login, verb)
	ON CONFLICT DO NOTHING;
	IF FOUND THEN
		RETURN a;
	END IF;
	SELECT c.* INTO known FROM command c WHERE c.id = begin_command.id;
	IF known.login = a.login AND known.abandoned THEN
		PERFORM refuse('PD009', 'abandoned');
	END IF;
	IF known.login <> a.login OR known.verb <> verb
	    OR known.ticket_id <> ticket THEN
		PERFORM refuse('PD008', 'command_reused');
	END IF;
	a.done := known.result;
	RETURN a;
END
$$;
