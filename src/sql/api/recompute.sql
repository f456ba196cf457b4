-- SPDX-License-Identifier: MIT
-- Lets the clocks that run on open tickets follow a version of the rules, some
-- tickets at a time in the order of their ids so that nobody waits long: those
-- after an id, so many. Tells the last id, NULL when none was left, and how
-- many clocks. Each call is a command of its own.
CREATE FUNCTION paidan_api.recompute(command uuid, version int, after bigint, most int)
RETURNS TABLE (last bigint, done int)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	a paidan_int.act := begin_command(command, 'recompute', NULL);
	platforms int[];
	tickets bigint[];
BEGIN
	IF a.done IS NULL THEN
		PERFORM check_plain_right(a.login, 'rules');
		IF NOT EXISTS (SELECT FROM rule_pack p WHERE p.version = recompute.version) THEN
			PERFORM refuse('PD028', 'no_rules', jsonb_build_object('version', version));
		END IF;
		IF most IS NULL OR most NOT BETWEEN 1 AND 10000 THEN
			PERFORM bad_value('most');
		END IF;
		platforms := ARRAY(SELECT p.id FROM platform p
		    JOIN platform mine ON mine.id = a.platform_id AND p.path <@ mine.path);
		tickets := ARRAY(SELECT o.id FROM ticket_open o
		    WHERE o.id > coalesce(recompute.after, 0) AND o.platform_id = ANY (platforms)
		    ORDER BY o.id LIMIT most FOR NO KEY UPDATE);
		a.done := jsonb_build_object('last', tickets[cardinality(tickets)],
		    'done', follow_rules(a, version, tickets));
		UPDATE command c SET result = a.done WHERE c.id = a.command;
	END IF;
	RETURN QUERY SELECT (a.done ->> 'last')::bigint, (a.done ->> 'done')::int;
END
$$;
