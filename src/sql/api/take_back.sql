-- SPDX-License-Identifier: MIT
-- Takes back what was passed on, before it has been answered.
CREATE FUNCTION paidan_api.take_back(command uuid, ticket bigint, version int, reason text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'take_back', ticket, version, reason);
	own paidan.assignment;
	left_units int[];
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	SELECT s.* INTO own FROM assignment s
	WHERE s.ticket_id = ticket AND s.ended_at IS NULL AND s.state = 'passed'
	    AND s.unit_id = ANY (units_of(a.login))
	ORDER BY s.role = 'lead' DESC, s.level LIMIT 1;
	IF own.id IS NULL THEN
		PERFORM refuse('PD061', 'not_passed_on');
	END IF;
	left_units := ARRAY(SELECT s.unit_id FROM assignment s
	    WHERE s.id = ANY (parts_below(own.id)) ORDER BY s.id);
	a.t := come_back(a, own.id, 'taken_back');
	RETURN finish_write(a, CASE own.role WHEN 'lead' THEN 'handling' ELSE a.from_state END,
	    jsonb_build_object('unit', unit_names(ARRAY[own.unit_id]) -> 0, 'role', own.role,
	    'units', unit_names(left_units), 'reason', btrim(reason)));
END
$$;
