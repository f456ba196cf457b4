-- SPDX-License-Identifier: MIT
-- Sends a ticket to the unit that leads and those that assist. From the
-- dissatisfied zone it is the next round. basis: the hints that the operator
-- relied on, kept as they were, with what the registry says at this moment.
-- Against it, or to who has returned it, only with a reason.
CREATE FUNCTION paidan_api.dispatch(command uuid, ticket bigint, version int, lead int,
    assist int[], reason text, basis jsonb)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'dispatch', ticket, version, reason);
	t paidan.ticket_open := a.t;
	j paidan_int.judgement;
	helpers int[];
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	IF t.category_id IS NULL THEN
		PERFORM refuse('PD019', 'not_classified');
	END IF;
	helpers := check_parts(lead, assist, t.platform_id);
	j := judge(a, lead);
	IF j.warning IS NOT NULL AND coalesce(reason, '') ~ '^\s*$' THEN
		PERFORM refuse('PD051', 'why_needed', j.facts);
	END IF;
	IF a.from_state = 'dissatisfied' THEN
		t.redo := redo_mode(t, lead, helpers);
		t.round := t.round + 1;
	END IF;
	a.t := t;
	a.t := send(a, lead, helpers, 'dispatched', j, reason, basis);
	RETURN finish_write(a, 'dispatched', jsonb_build_object(
	    'lead', lead, 'lead_name', unit_names(ARRAY[lead]) -> 0,
	    'assist', to_jsonb(helpers), 'assist_names', unit_names(helpers),
	    'round', t.round,
	    'mode', CASE WHEN a.from_state = 'dissatisfied' THEN t.redo END,
	    'reason', nullif(btrim(reason), ''), 'basis', basis,
	    'verdict', j.verdict, 'warning', j.warning));
END
$$;
