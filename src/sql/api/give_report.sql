-- SPDX-License-Identifier: MIT
-- A unit that was asked reports. When nobody is left who was asked, the case is
-- answered.
CREATE FUNCTION paidan_api.give_report(command uuid, wanted bigint, version int, text text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	b paidan_int.case_act := begin_case(command, 'give_report', wanted, version, 'report');
	a paidan_int.act := b.a;
	c paidan.supervision := b.c;
	answered paidan.supervision_report;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('text', text);
	UPDATE supervision_report r
	SET answered_at = a.at, answered_by = a.login, text = btrim(give_report.text)
	WHERE r.id = (SELECT min(w.id) FROM supervision_report w
	    WHERE w.case_id = c.id AND w.unit_id = ANY (units_of(a.login))
	        AND w.answered_at IS NULL)
	RETURNING r.* INTO answered;
	IF answered.id IS NULL THEN
		PERFORM refuse('PD145', 'no_report_asked');
	END IF;
	IF NOT EXISTS (SELECT FROM supervision_report r
	    WHERE r.case_id = c.id AND r.answered_at IS NULL) THEN
		c.state := 'answered';
	END IF;
	a.unit_id := answered.unit_id;
	RETURN finish_case(a, c, jsonb_build_object(
	    'unit', unit_names(ARRAY[answered.unit_id]) -> 0, 'text', answered.text),
	    answered.unit_id);
END
$$;
