-- SPDX-License-Identifier: MIT
-- Takes a ticket that another has claimed; the record says from whom and why.
CREATE FUNCTION paidan_api.steal(command uuid, ticket bigint, version int, reason text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'steal', ticket, version, reason);
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM write_event(a, a.from_state, jsonb_build_object('from', (a.t).claim_by,
	    'from_name', (SELECT o.name FROM account o WHERE o.login = (a.t).claim_by),
	    'reason', reason));
	RETURN finish_claim(a, a.login);
END
$$;
