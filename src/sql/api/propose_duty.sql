-- SPDX-License-Identifier: MIT
-- A new row of the registry, or a new version of one, for the registrar to
-- decide on; see read_proposal. Gives its id.
CREATE FUNCTION paidan_api.propose_duty(command uuid, duty jsonb)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_command(command, 'propose_duty', NULL);
	ids int[];
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN a.done;
	END IF;
	PERFORM check_plain_right(a.login, 'propose');
	IF pg_column_size(duty) > 262144 THEN
		PERFORM bad_value('duty');
	END IF;
	-- Two at once would be the same version.
	LOCK TABLE duty IN SHARE ROW EXCLUSIVE MODE;
	ids := insert_duties(a, ARRAY[read_proposal(propose_duty.duty)], false);
	UPDATE command c SET result = to_jsonb(ids[1]) WHERE c.id = a.command;
	RETURN ids[1];
END
$$;
