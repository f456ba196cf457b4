-- SPDX-License-Identifier: MIT
-- Another level, another day to report by; a reason goes with it.
CREATE FUNCTION paidan_api.set_case(command uuid, wanted bigint, version int, level int,
    until date, reason text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	b paidan_int.case_act := begin_case(command, 'set_case', wanted, version, 'supervise');
	a paidan_int.act := b.a;
	c paidan.supervision := b.c;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('reason', reason);
	PERFORM need('until', until::text);
	c.due_at := case_due(a, level, until);
	c.level := level;
	RETURN finish_case(a, c, jsonb_build_object('case_level', level, 'report_by', until,
	    'reason', btrim(reason)));
END
$$;
