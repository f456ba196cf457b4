-- SPDX-License-Identifier: MIT
-- Lays a ticket aside that cannot be done for now: nothing runs on it and it is
-- never overdue, until a day that the rules allow; looked at again before.
CREATE FUNCTION paidan_api.park(command uuid, ticket bigint, version int, reason text, until date)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'park', ticket, version, reason);
	today date;
	allowed jsonb;
	parking_id bigint;
	review_day date;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('until', until::text);
	today := (a.at AT TIME ZONE zone())::date;
	SELECT p.pack -> 'parking' INTO STRICT allowed FROM rule_pack p
	WHERE p.version = rules_on(today);
	IF until <= today THEN
		PERFORM bad_value('until');
	END IF;
	IF until > today + (allowed ->> 'days')::int THEN
		PERFORM refuse('PD035', 'limit_reached', jsonb_build_object('times', 1,
		    'unit', 'calendar_days', 'amount', allowed -> 'days'));
	END IF;
	INSERT INTO parking (ticket_id, from_at, until_on, review_on, from_state, reason, parked_by)
	VALUES (ticket, a.at, until, least(until, today + (allowed ->> 'review_days')::int),
	    a.from_state, btrim(park.reason), a.login)
	RETURNING id, review_on INTO parking_id, review_day;
	PERFORM halt_clocks(a, ARRAY(SELECT c.id FROM clock c
	    WHERE c.ticket_id = ticket AND c.paused_at IS NULL), parking_id, NULL, reason, until);
	RETURN finish_write(a, 'parked', jsonb_build_object('reason', btrim(reason),
	    'until', until, 'review_on', review_day));
END
$$;
