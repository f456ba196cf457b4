-- SPDX-License-Identifier: MIT
-- Asks a unit that has a ticket of the case to report, until a day or until the
-- case's.
CREATE FUNCTION paidan_api.ask_report(command uuid, wanted bigint, version int, unit int,
    demand text, until date)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	b paidan_int.case_act := begin_case(command, 'ask_report', wanted, version, 'supervise');
	a paidan_int.act := b.a;
	c paidan.supervision := b.c;
	due timestamptz;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('unit', unit::text);
	PERFORM need('demand', demand);
	IF unit <> ALL (case_units(c.id)) THEN
		PERFORM refuse('PD144', 'not_in_case', jsonb_build_object('unit', unit));
	END IF;
	due := CASE WHEN until IS NULL THEN c.due_at ELSE case_due(a, c.level, until) END;
	INSERT INTO supervision_report (case_id, unit_id, demand, due_at, asked_at, asked_by)
	VALUES (c.id, unit, btrim(demand), due, a.at, a.login)
	ON CONFLICT DO NOTHING;
	IF NOT FOUND THEN
		PERFORM refuse('PD062', 'asked_already');
	END IF;
	c.state := 'open';
	RETURN finish_case(a, c, jsonb_build_object('asked', unit,
	    'asked_name', unit_names(ARRAY[unit]) -> 0, 'text', btrim(demand),
	    'report_by', (due AT TIME ZONE zone())::date), unit);
END
$$;
