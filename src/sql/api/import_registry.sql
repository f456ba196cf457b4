-- SPDX-License-Identifier: MIT
-- Takes in rows of the registry: [{"row": 2, "unit":…, "category":…,
-- "territory":…, "role":…, "document":…, "article":…, "excerpt":…, "note":…,
-- "source":…, "effective_from":…, "effective_to":…, "ends":…}…], text or null.
-- Of the registrar they are approved at once, of others proposed. A bad row
-- does not stop the others. dry_run: nothing is written.
CREATE FUNCTION paidan_api.import_registry(command uuid, rows jsonb, dry_run boolean)
RETURNS TABLE ("row" int, verdict text, code text, field text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	a paidan_int.act := begin_command(command, 'import_registry', NULL);
	approve constant boolean := has_right(a.login, 'registry');
	judged paidan_int.new_duty[];
BEGIN
	IF a.done IS NULL THEN
		IF NOT approve THEN
			PERFORM check_plain_right(a.login, 'propose');
		END IF;
		LOCK TABLE duty IN SHARE ROW EXCLUSIVE MODE;
		judged := ARRAY(SELECT r FROM read_duties(rows) AS r);
		judged := ARRAY(SELECT j FROM judge_duties(judged, NOT approve) AS j);
		IF dry_run IS FALSE THEN
			PERFORM insert_duties(a, judged, approve);
		END IF;
		SELECT coalesce(jsonb_agg(jsonb_build_object('row', j.row_no, 'verdict', j.verdict,
		    'code', j.code, 'field', j.field) ORDER BY j.row_no), '[]') INTO a.done
		FROM unnest(judged) AS j;
		UPDATE command c SET result = a.done WHERE c.id = a.command;
	END IF;
	RETURN QUERY
	SELECT r."row", r.verdict, r.code, r.field
	FROM jsonb_to_recordset(a.done) AS r("row" int, verdict text, code text, field text);
END
$$;
