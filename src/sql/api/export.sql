-- SPDX-License-Identifier: MIT
-- Writes down that a file is made, before it is: what it is of (gaps …), and what was asked for.
-- Gives the number and the time that stand in the file. Whoever may not export is refused here;
-- what is personal is masked in all that could be exported, and revealed only one by one.
CREATE FUNCTION paidan_api.export(command uuid, what text, scope jsonb)
RETURNS TABLE (number bigint, login text, name text, at timestamptz)
LANGUAGE plpgsql SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	a paidan_int.act := begin_command(command, 'export', NULL);
BEGIN
	IF a.done IS NULL THEN
		PERFORM check_plain_right(a.login, 'export');
		PERFORM need('what', what);
		IF length(what) > 100 OR pg_column_size(scope) > 8192 THEN
			PERFORM bad_value('what');
		END IF;
		INSERT INTO export_log (at, command_id, host, login, name, application, what, scope)
		VALUES (a.at, command, inet_client_addr(), a.login, a.name,
		    current_setting('application_name'), btrim(export.what), coalesce(scope, '{}'));
		UPDATE command c SET result = '{}' WHERE c.id = a.command;
	END IF;
	RETURN QUERY SELECT e.id, e.login, e.name, e.at FROM export_log e
	WHERE e.command_id = command;
END
$$;
