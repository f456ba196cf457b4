-- SPDX-License-Identifier: MIT
-- Registers one appeal. fields: channel, external_no, title, body, place,
-- received_at, name, phone, territory (code), category (code), urgency; text,
-- or left out. Only channel and body are needed. confidential: why only who registers it and
-- those who may name others (see confide) shall know of it.
CREATE FUNCTION paidan_api.register(command uuid, fields jsonb)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_command(command, 'register', NULL);
	t paidan.ticket_open;
	r record;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM check_plain_right(a.login, 'register');
	SELECT n.* INTO r FROM add_tickets(a, channel_of(fields ->> 'channel'),
	    ARRAY(SELECT g FROM read_rows(jsonb_build_array(fields), a.at, false) AS g)) AS n;
	PERFORM refuse_new(r.code, r.field, fields);
	IF r.outcome = 'duplicate' THEN
		PERFORM refuse('PD027', 'known_already', jsonb_strip_nulls(
		    jsonb_build_object('ticket', r.ticket)));
	END IF;
	SELECT o.* INTO t FROM ticket_open o WHERE o.id = r.ticket;
	a.t := t;
	IF fields ? 'confidential' THEN
		RETURN born_secret(a, fields ->> 'confidential');
	END IF;
	RETURN store_result(a);
END
$$;
