-- SPDX-License-Identifier: MIT
-- Takes in many appeals of one channel at once. rows: [{"row":12,
-- "external_no":…, "title":…, "body":…, "place":…, "received_at":…, "name":…,
-- "phone":…, "territory":…, "category":…}…], text or null. A bad row does not
-- stop the others. A repeat of the command gives the first answer.
CREATE FUNCTION paidan_api.import_batch(command uuid, channel text, rows jsonb)
RETURNS TABLE (row_no int, outcome text, ticket bigint, code text, field text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	a paidan_int.act := begin_command(command, 'import_batch', NULL);
BEGIN
	IF a.done IS NULL THEN
		PERFORM check_plain_right(a.login, 'import');
		PERFORM check_batch(rows);
		SELECT coalesce(jsonb_agg(n), '[]') INTO a.done
		FROM add_tickets(a, channel_of(channel),
		    ARRAY(SELECT g FROM read_rows(rows, a.at, true) AS g)) AS n;
		UPDATE command c SET result = a.done WHERE c.id = a.command;
	END IF;
	RETURN QUERY
	SELECT n.row_no, n.outcome, n.ticket, n.code, n.field
	FROM jsonb_to_recordset(a.done) AS n(row_no int, outcome text, ticket bigint, code text,
	    field text);
END
$$;
