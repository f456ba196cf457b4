-- SPDX-License-Identifier: MIT
-- Loads a pack as a new version of the rules, in force from a day on. Clocks
-- that run keep their version; see recompute. The first of all is loaded by who
-- owns the database: its platforms are where accounts begin.
CREATE FUNCTION paidan_api.load_rules(command uuid, pack jsonb, source text, effective_from date)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act;
BEGIN
	IF is_owner() AND NOT EXISTS (SELECT FROM platform) THEN
		PERFORM need('source', source);
		PERFORM need('effective_from', effective_from::text);
		RETURN add_rules(pack, source, effective_from, my_login(), (context()).at);
	END IF;
	a := begin_command(command, 'load_rules', NULL);
	IF a.done IS NOT NULL THEN
		RETURN a.done;
	END IF;
	PERFORM check_plain_right(a.login, 'rules');
	PERFORM need('source', source);
	PERFORM need('effective_from', effective_from::text);
	a.done := to_jsonb(add_rules(pack, source, effective_from, a.login, a.at));
	UPDATE command c SET result = a.done WHERE c.id = a.command;
	RETURN a.done;
END
$$;
