-- SPDX-License-Identifier: MIT
-- A unit will not have it: a reason, the basis for it, and who should have it
-- instead; without any of them it is refused. The lead's return brings the
-- ticket back to the dispatchers, or, when it goes in a circle or too many have
-- returned it, before the coordination group; what a county passed on comes
-- back to the county. An assisting unit's only ends its own part.
CREATE FUNCTION paidan_api.return_ticket(command uuid, ticket bigint, version int,
    reason_code text, basis text, proposed int)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'return_ticket', ticket, version, reason_code);
	own paidan.assignment;
	to_state text := a.from_state;
	cause text;
	t paidan.ticket_open;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM check_proposal(reason_code, basis, proposed);
	own := own_assignment(a);
	IF own.state = 'replied' THEN
		PERFORM refuse('PD021', 'already_done', jsonb_build_object('state', own.state));
	END IF;
	IF proposed = own.unit_id THEN
		PERFORM bad_value('proposed');
	END IF;
	PERFORM check_objection(a, own);
	UPDATE assignment s
	SET state = 'returned', returned_at = a.at, ended_at = a.at, return_reason = reason_code,
	    return_basis = btrim(return_ticket.basis), proposed_unit_id = proposed
	WHERE s.id = own.id;
	t := without_unit(a, own);
	IF own.role = 'lead' AND own.level > 0 THEN
		to_state := 'handling';
	ELSIF own.role = 'lead' THEN
		t.looped := t.looped OR returned_it(t, proposed);
		cause := CASE WHEN t.looped THEN 'loop'
		    WHEN t.returns >= (dispute_rules(t)).returns THEN 'returns' END;
		to_state := CASE WHEN cause IS NULL THEN 'returned' ELSE 'disputed' END;
		t.ladder := greatest(t.ladder, (cause IS NOT NULL)::int);
	END IF;
	IF own.role = 'lead' THEN
		PERFORM learn_later(t.id, own.unit_id, 'returned');
	END IF;
	a.t := t;
	RETURN finish_write(a, to_state, jsonb_build_object(
	    'unit', unit_names(ARRAY[own.unit_id]) -> 0, 'role', own.role,
	    'reason_code', reason_code, 'basis', btrim(basis),
	    'proposed', proposed, 'proposed_name', unit_names(ARRAY[proposed]) -> 0,
	    'level', nullif(own.level, 0), 'cause', cause));
END
$$;
