-- SPDX-License-Identifier: MIT
-- The record of a joint meeting on a dispute, which has come so high by it.
CREATE FUNCTION paidan_api.meeting(command uuid, ticket bigint, version int, held_on date,
    present text, record text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'meeting', ticket, version);
	t paidan.ticket_open := a.t;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM check_docket(t);
	PERFORM need('held_on', held_on::text);
	PERFORM need('present', present);
	PERFORM need('record', record);
	IF held_on > (a.at AT TIME ZONE zone())::date THEN
		PERFORM bad_value('held_on');
	END IF;
	INSERT INTO meeting (ticket_id, held_on, present, record, recorded_at, recorded_by)
	VALUES (ticket, meeting.held_on, btrim(meeting.present), btrim(meeting.record), a.at,
	    a.login);
	t.ladder := greatest(t.ladder, 2);
	a.t := t;
	RETURN finish_write(a, a.from_state, jsonb_build_object('held_on', held_on,
	    'present', btrim(present), 'record', btrim(record), 'ladder', t.ladder));
END
$$;
