-- SPDX-License-Identifier: MIT
-- The state machine: is there a way from here by this verb, and does every
-- such way want a reason?
CREATE FUNCTION paidan_int.check_state(a paidan_int.act, reason text)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	always boolean;
BEGIN
	SELECT bool_and(x.needs_reason) INTO always
	FROM transition x WHERE x.verb = a.verb AND x.from_state = a.from_state;
	IF always IS NULL THEN
		PERFORM refuse('PD011', 'wrong_state',
		    jsonb_build_object('state', a.from_state, 'verb', a.verb));
	END IF;
	IF always THEN
		PERFORM need('reason', reason);
	END IF;
END
$$;
