-- SPDX-License-Identifier: MIT
-- A unit objects: a reason, the basis for it, and who should have it instead;
-- without any of them it is refused. The lead's return brings the ticket back
-- to the dispatchers, an assisting unit's only ends its own part.
CREATE FUNCTION paidan_api.return_ticket(command uuid, ticket bigint, version int,
    reason_code text, basis text, proposed int)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'return_ticket', ticket, version, reason_code);
	own paidan.assignment;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM check_reason('return', reason_code);
	PERFORM need('basis', basis);
	PERFORM need('proposed', proposed::text);
	own := own_assignment(a);
	IF own.state = 'replied' THEN
		PERFORM refuse('PD021', 'already_done', jsonb_build_object('state', own.state));
	END IF;
	IF proposed = own.unit_id THEN
		PERFORM bad_value('proposed');
	END IF;
	IF NOT EXISTS (SELECT FROM unit u WHERE u.id = proposed) THEN
		PERFORM refuse('PD013', 'unknown_unit', jsonb_build_object('unit', proposed));
	END IF;
	UPDATE assignment s
	SET state = 'returned', returned_at = a.at, return_reason = reason_code,
	    return_basis = btrim(return_ticket.basis), proposed_unit_id = proposed
	WHERE s.id = own.id;
	a.t := without_unit(a.t, own);
	RETURN finish_write(a, CASE own.role WHEN 'lead' THEN 'returned' ELSE a.from_state END,
	    jsonb_build_object('unit', unit_names(ARRAY[own.unit_id]) -> 0, 'role', own.role,
	    'reason_code', reason_code, 'basis', btrim(basis),
	    'proposed', proposed, 'proposed_name', unit_names(ARRAY[proposed]) -> 0));
END
$$;
