-- SPDX-License-Identifier: MIT
-- The coordination group ends a dispute: who leads, who assists, why and on
-- what basis, and for which matter and place from now on (without them the
-- ticket's own). Another lead than the one that has it gets it as by a dispatch;
-- the one that has it goes on, with the assisting units that are named; what has
-- been answered stays where it is. Whoever objected is upheld or not.
CREATE FUNCTION paidan_api.rule(command uuid, ticket bigint, version int, lead int, assist int[],
    reasons text, legal_basis text, binding boolean, category int, territory text, basis jsonb)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'rule', ticket, version);
	t paidan.ticket_open := a.t;
	j paidan_int.judgement;
	made paidan.ruling;
	helpers int[];
	to_state text := a.from_state;
	outcome text;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM check_docket(t);
	PERFORM need('reasons', reasons);
	PERFORM need('legal_basis', legal_basis);
	PERFORM check_matter(category, territory);
	t.category_id := coalesce(t.category_id, category);
	IF t.category_id IS NULL THEN
		PERFORM refuse('PD019', 'not_classified');
	END IF;
	a.t := t;
	helpers := check_parts(lead, assist, t.platform_id);
	j := judge(a, lead);
	made := write_ruling(a, lead, helpers, reasons, legal_basis, binding, category, territory,
	    basis, j);
	outcome := decide_objections(a, made);
	IF a.from_state NOT IN ('disputed', 'dispatched', 'handling') THEN
		a.t := drop_disputes(a);
	ELSIF EXISTS (SELECT FROM assignment s WHERE s.ticket_id = ticket
	    AND s.ended_at IS NULL AND s.role = 'lead' AND s.level = 0 AND s.unit_id = lead) THEN
		a.t := keep_lead(a, helpers, reasons);
	ELSE
		a.t := send(a, lead, helpers, 'ruled', j, reasons, basis);
		to_state := 'dispatched';
	END IF;
	RETURN finish_write(a, to_state, jsonb_build_object('ruling', made.id,
	    'number', made.number, 'lead', lead, 'lead_name', unit_names(ARRAY[lead]) -> 0,
	    'assist', to_jsonb(helpers), 'assist_names', unit_names(helpers),
	    'reasons', made.reasons, 'legal_basis', made.legal_basis, 'binding', made.binding,
	    'ladder', made.ladder, 'verdict', made.verdict, 'objection', outcome, 'basis', basis));
END
$$;
