-- SPDX-License-Identifier: MIT
-- Learns from tickets that were closed elsewhere, without making tickets.
-- rows: [{"row":12, "text":…, "title":…, "category":…, "place":…,
-- "territory":…, "unit":…, "received_at":…, "outcome":…}…], text or null. A
-- unit or a category is named by its code, its full name or a name that no
-- other has; a territory by its code, else it is looked for in the place. A
-- bad row does not stop the others. They are learned by and by, with the pulse
-- or by learn(). A repeat of the command gives the first
-- answer and teaches nothing.
CREATE FUNCTION paidan_api.import_history(command uuid, rows jsonb, dry_run boolean)
RETURNS TABLE ("row" int, verdict text, code text, field text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	a paidan_int.act;
	given paidan_int.old_case[];
	answer jsonb;
BEGIN
	IF dry_run THEN
		PERFORM check_plain_right((context()).login, 'import');
		PERFORM check_batch(rows);
		given := ARRAY(SELECT c FROM read_history(rows) AS c);
	ELSE
		a := begin_command(command, 'import_history', NULL);
		answer := a.done;
		IF answer IS NULL THEN
			PERFORM check_plain_right(a.login, 'import');
			PERFORM check_batch(rows);
			given := ARRAY(SELECT c FROM read_history(rows) AS c);
			PERFORM learn_history(given);
		END IF;
	END IF;
	IF answer IS NULL THEN
		SELECT coalesce(jsonb_agg(jsonb_build_object('row', g.row_no, 'verdict',
		    CASE WHEN g.code IS NULL THEN 'new' ELSE 'bad' END, 'code', g.code,
		    'field', g.field) ORDER BY g.row_no), '[]')
		INTO answer FROM unnest(given) AS g;
		UPDATE command c SET result = answer WHERE c.id = a.command;
	END IF;
	RETURN QUERY
	SELECT n."row", n.verdict, n.code, n.field
	FROM jsonb_to_recordset(answer) AS n("row" int, verdict text, code text, field text);
END
$$;
