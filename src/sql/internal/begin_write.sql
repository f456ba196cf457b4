-- SPDX-License-Identifier: MIT
-- What every write to a ticket has in common: the command, the ticket locked,
-- and right, version, state, claim and reason looked at, in this order: of
-- two who were too late the news is what changed, not that the state is
-- wrong.
CREATE FUNCTION paidan_int.begin_write(command uuid, verb text, ticket bigint, version int,
    reason text DEFAULT NULL)
RETURNS paidan_int.act
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act;
BEGIN
	a := begin_command(command, verb, ticket);
	IF a.done IS NOT NULL THEN
		RETURN a;
	END IF;
	a := lock_ticket(a, ticket);
	a := check_right(a);
	IF version IS DISTINCT FROM (a.t).version THEN
		PERFORM refuse_stale(a.t);
	END IF;
	PERFORM check_state(a, reason);
	PERFORM check_claim(a);
	RETURN a;
END
$$;
