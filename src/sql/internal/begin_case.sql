-- SPDX-License-Identifier: MIT
-- What every write to a case has in common: the command, its tickets locked and
-- then the case, as whoever strikes one does; right, version, state.
CREATE FUNCTION paidan_int.begin_case(command uuid, verb text, wanted bigint, version int,
    needed text)
RETURNS paidan_int.case_act
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act;
	c paidan.supervision;
BEGIN
	a := begin_command(command, verb, wanted);
	IF a.done IS NOT NULL THEN
		RETURN ROW(a, c);
	END IF;
	PERFORM check_plain_right(a.login, needed);
	PERFORM FROM ticket_open o
	WHERE o.id IN (SELECT x.ticket_id FROM supervision_ticket x WHERE x.case_id = wanted)
	ORDER BY o.id FOR UPDATE;
	SELECT s.* INTO c FROM supervision s WHERE s.id = wanted FOR UPDATE;
	IF NOT sees_case(wanted) THEN
		PERFORM refuse('PD141', 'no_case');
	END IF;
	IF needed = 'supervise' AND NOT owns_case(wanted) THEN
		PERFORM refuse('PD006', 'not_your_platform');
	END IF;
	IF version IS DISTINCT FROM c.version THEN
		PERFORM refuse_case(c);
	END IF;
	IF (c.state = 'closed') <> (verb = 'reopen_case') THEN
		PERFORM refuse('PD142', 'case_state', jsonb_build_object('number', c.number,
		    'state', c.state));
	END IF;
	RETURN ROW(a, c);
END
$$;
