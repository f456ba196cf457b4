-- SPDX-License-Identifier: MIT
-- A unit says that it has it. The lead unit's sign-in begins the handling; an
-- assisting unit signs its own part.
CREATE FUNCTION paidan_api.sign_in(command uuid, ticket bigint, version int)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'sign_in', ticket, version);
	own paidan.assignment;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	own := own_assignment(a);
	IF own.state <> 'assigned' THEN
		PERFORM refuse('PD021', 'already_done', jsonb_build_object('state', own.state));
	END IF;
	UPDATE assignment s SET state = 'signed', signed_at = a.at, signed_by = a.login
	WHERE s.id = own.id;
	RETURN finish_write(a, CASE own.role WHEN 'lead' THEN 'handling' ELSE a.from_state END,
	    jsonb_build_object('unit', unit_names(ARRAY[own.unit_id]) -> 0, 'role', own.role));
END
$$;
