-- SPDX-License-Identifier: MIT
-- A closed case goes on, with those of its tickets that are open and in no other
-- case by now.
CREATE FUNCTION paidan_api.reopen_case(command uuid, wanted bigint, version int, until date,
    reason text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	b paidan_int.case_act := begin_case(command, 'reopen_case', wanted, version, 'supervise');
	a paidan_int.act := b.a;
	c paidan.supervision := b.c;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('reason', reason);
	c.state := 'open';
	c.closed_at := NULL;
	c.closed_by := NULL;
	c.result_code := NULL;
	c.result := NULL;
	c.due_at := case_due(a, c.level, until);
	UPDATE ticket_open o SET case_id = c.id, supervised = c.level
	FROM supervision_ticket x
	WHERE x.case_id = c.id AND o.id = x.ticket_id AND o.case_id IS NULL;
	RETURN finish_case(a, c, jsonb_build_object('reason', btrim(reason),
	    'report_by', (c.due_at AT TIME ZONE zone())::date));
END
$$;
