-- SPDX-License-Identifier: MIT
-- A unit handles what it has, since it received it first, and says that it
-- should not have to: a reason, the basis for it, and who should. Nothing stops
-- but what the coordination group decides.
CREATE FUNCTION paidan_api.object(command uuid, ticket bigint, version int,
    reason_code text, basis text, proposed int)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'object', ticket, version, reason_code);
	own paidan.assignment;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM check_proposal(reason_code, basis, proposed);
	own := own_assignment(a, true);
	IF proposed = own.unit_id THEN
		PERFORM bad_value('proposed');
	END IF;
	PERFORM check_objection(a, own);
	a.t := raise_objection(a, own, 'objection', reason_code, basis, proposed);
	RETURN finish_write(a, a.from_state, jsonb_build_object(
	    'unit', unit_names(ARRAY[own.unit_id]) -> 0, 'role', own.role,
	    'reason_code', reason_code, 'basis', btrim(basis),
	    'proposed', proposed, 'proposed_name', unit_names(ARRAY[proposed]) -> 0));
END
$$;
