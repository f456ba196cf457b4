-- SPDX-License-Identifier: MIT
-- Takes in units: [{"row": 2, "code":…, "name":…, "short_name":…, "kind":…,
-- "parent":…, "platform":…, "territory":…, "runs_platform":…, "aliases":…,
-- "active":…, "off_from":…, "off_until":…, "liaison_name":…,
-- "liaison_phone":…, "night_phone":…}…], text or null; a known one is found by
-- its code, and what is not given of it stays. A bad row does not stop the
-- others. dry_run: nothing is written.
CREATE FUNCTION paidan_api.import_units(command uuid, rows jsonb, dry_run boolean)
RETURNS TABLE ("row" int, verdict text, code text, field text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	a paidan_int.act := begin_command(command, 'import_units', NULL);
	judged paidan_int.new_unit[];
	faults int;
BEGIN
	IF a.done IS NULL THEN
		PERFORM check_plain_right(a.login, 'city');
		LOCK TABLE unit IN SHARE ROW EXCLUSIVE MODE;
		judged := ARRAY(SELECT r FROM read_units(rows) AS r);
		-- What rests on a bad row is bad, too.
		LOOP
			SELECT count(j.fault) INTO faults FROM unnest(judged) AS j;
			judged := ARRAY(SELECT j FROM judge_units(judged) AS j);
			EXIT WHEN faults = (SELECT count(j.fault) FROM unnest(judged) AS j);
		END LOOP;
		IF dry_run IS FALSE THEN
			PERFORM write_units(judged);
		END IF;
		SELECT coalesce(jsonb_agg(jsonb_build_object('row', j.row_no, 'verdict', j.verdict,
		    'code', j.fault, 'field', j.field) ORDER BY j.row_no), '[]') INTO a.done
		FROM unnest(judged) AS j;
		UPDATE command c SET result = a.done WHERE c.id = a.command;
	END IF;
	RETURN QUERY
	SELECT r."row", r.verdict, r.code, r.field
	FROM jsonb_to_recordset(a.done) AS r("row" int, verdict text, code text, field text);
END
$$;
