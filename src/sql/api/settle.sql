-- SPDX-License-Identifier: MIT
-- What became of a command whose answer was lost? If it has not happened by
-- now, it never will: the row made here takes its place. A writer that is
-- still under way holds the row, and the question waits a second for it to
-- end; the asker asks again.
CREATE FUNCTION paidan_api.settle(command uuid, OUT happened boolean, OUT result text)
RETURNS SETOF record
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
SET lock_timeout = '1s'
AS $$
DECLARE
	me text := (context()).login;
	known paidan.command;
BEGIN
	PERFORM check_account();
	PERFORM need('command', command::text);
	INSERT INTO command (id, at, login, verb, abandoned)
	VALUES (settle.command, clock_timestamp(), me, 'settle', true)
	ON CONFLICT DO NOTHING;
	SELECT c.* INTO known FROM command c WHERE c.id = settle.command;
	IF known.login <> me THEN
		PERFORM refuse('PD008', 'command_reused');
	END IF;
	happened := NOT known.abandoned;
	result := known.result::text;
	RETURN NEXT;
END
$$;
