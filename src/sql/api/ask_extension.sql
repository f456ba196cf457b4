-- SPDX-License-Identifier: MIT
-- The lead unit asks for more time, in the clock's own unit: on a legal ground,
-- and with the citizen told. A coordinator decides.
CREATE FUNCTION paidan_api.ask_extension(command uuid, ticket bigint, version int, amount int,
    ground text, told boolean)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'ask_extension', ticket, version);
	own paidan.assignment;
	c paidan.clock;
	extension_id bigint;
	time_unit text;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('amount', amount::text);
	PERFORM need('ground', ground);
	IF told IS NOT TRUE THEN
		PERFORM refuse('PD037', 'not_told');
	END IF;
	IF amount < 1 THEN
		PERFORM bad_value('amount');
	END IF;
	own := own_assignment(a);
	IF own.role <> 'lead' THEN
		PERFORM refuse('PD007', 'not_your_unit');
	END IF;
	c := clock_to_extend(a.t);
	PERFORM check_extension(a, c, amount);
	INSERT INTO extension (ticket_id, clock_id, unit_id, amount, unit, ground, told, asked_at,
	    asked_by)
	SELECT (a.t).id, c.id, own.unit_id, ask_extension.amount, r.unit,
	    btrim(ask_extension.ground), true, a.at, a.login
	FROM rule_clock r WHERE r.id = c.rule_id
	RETURNING id, extension.unit INTO extension_id, time_unit;
	RETURN finish_write(a, a.from_state, jsonb_build_object('extension', extension_id,
	    'unit', unit_names(ARRAY[own.unit_id]) -> 0, 'amount', amount, 'time_unit', time_unit,
	    'ground', btrim(ground)));
END
$$;
