-- SPDX-License-Identifier: MIT
-- The last step of the ladder: the ticket, locked and chased, comes into a supervision
-- case of the first level, unless it is in one.
CREATE FUNCTION paidan_int.chase_case(a paidan_int.act, reason text)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	facts jsonb := jsonb_build_object('cause', 'hand', 'reason', btrim(reason));
	t paidan.ticket_open;
	c paidan.supervision;
BEGIN
	PERFORM check_plain_right(a.login, 'supervise');
	PERFORM need('note', reason);
	SELECT o.* INTO STRICT t FROM ticket_open o WHERE o.id = (a.t).id;
	IF t.case_id IS NOT NULL THEN
		RETURN;
	END IF;
	a.verb := 'open_case';
	c := new_case(a, 1, case_due(a, 1, NULL), 'hand', reason);
	PERFORM put_in_case(a, c, t, facts, true);
	PERFORM write_case_event(a, c, a.verb, facts || jsonb_build_object('ticket', t.number,
	    'case_level', c.level));
END
$$;
