-- SPDX-License-Identifier: MIT
-- The unit that runs a county's or a sector's platform sends its part on
-- within its own tree. Who dispatched goes on seeing all of it, and so does the
-- county; its clocks run on, with a sign-in and a window for the unit that it
-- goes to.
CREATE FUNCTION paidan_api.pass_on(command uuid, ticket bigint, version int, lead int,
    assist int[], reason text, basis jsonb)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'pass_on', ticket, version, reason);
	own paidan.assignment;
	tree int;
	helpers int[];
	t paidan.ticket_open;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	own := own_assignment(a);
	IF own.state = 'replied' THEN
		PERFORM refuse('PD021', 'already_done', jsonb_build_object('state', own.state));
	END IF;
	SELECT u.runs_platform_id INTO tree FROM unit u WHERE u.id = own.unit_id;
	IF tree IS NULL THEN
		PERFORM refuse('PD060', 'runs_no_platform');
	END IF;
	helpers := check_parts(lead, assist, tree);
	IF own.unit_id = ANY (lead || helpers) THEN
		PERFORM refuse('PD015', 'out_of_reach', jsonb_build_object('unit', own.unit_id));
	END IF;
	UPDATE assignment s
	SET state = 'passed', passed_at = a.at, signed_at = coalesce(s.signed_at, a.at),
	    signed_by = coalesce(s.signed_by, a.login)
	WHERE s.id = own.id;
	PERFORM assign(a, lead || helpers, 'passed', judge(a, lead), reason, basis, own);
	t := a.t;
	IF own.role = 'lead' THEN
		t.unit_id := lead;
		t.level := own.level + 1;
	END IF;
	t.unit_ids := seers(ticket);
	a.t := t;
	RETURN finish_write(a, CASE own.role WHEN 'lead' THEN 'dispatched' ELSE a.from_state END,
	    jsonb_build_object('unit', unit_names(ARRAY[own.unit_id]) -> 0, 'role', own.role,
	    'lead', lead, 'lead_name', unit_names(ARRAY[lead]) -> 0,
	    'assist', to_jsonb(helpers), 'assist_names', unit_names(helpers),
	    'level', own.level + 1, 'reason', nullif(btrim(reason), ''), 'basis', basis));
END
$$;
