-- SPDX-License-Identifier: MIT
-- A note for a shift: addressee "next", "role:CODE" or "login:NAME"; until: when it
-- leaves the lists, in the city's time, or NULL for the end of the next shift.
CREATE FUNCTION paidan_api.shift_note(command uuid, addressee text, text text, until text,
    ticket bigint)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_command(command, 'shift_note', ticket);
	kind text := CASE split_part(addressee, ':', 1) WHEN 'next' THEN 'next'
	    WHEN 'role' THEN 'role' WHEN 'login' THEN 'person' END;
	code text := nullif(substr(addressee, strpos(addressee || ':', ':') + 1), '');
	ends timestamptz;
	called text;
	number bigint;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN (a.done #>> '{}')::bigint;
	END IF;
	IF ticket IS NOT NULL AND NOT can_see(ticket) THEN
		PERFORM refuse('PD003', 'no_ticket', jsonb_build_object('ticket', ticket));
	END IF;
	PERFORM check_plain_right(a.login, 'shift');
	PERFORM need('text', text);
	PERFORM need('addressee', addressee);
	ends := CASE WHEN coalesce(btrim(until), '') = ''
	    THEN (shift_at((shift_at(a.at)).until_at)).until_at
	    ELSE read_time(btrim(until), zone()) END;
	IF ends IS NULL OR ends <= a.at OR ends > a.at + interval '90 days' THEN
		PERFORM bad_value('until');
	END IF;
	IF kind = 'person' THEN
		SELECT o.name INTO called FROM account o
		WHERE o.login = code AND o.active AND o.platform_id = a.platform_id;
	END IF;
	IF kind IS NULL OR (kind = 'next') <> (code IS NULL) OR kind = 'person' AND called IS NULL
	    OR kind = 'role' AND NOT EXISTS (SELECT FROM role_right r
	        WHERE r.role = code AND r."right" = 'shift') THEN
		PERFORM bad_value('addressee');
	END IF;
	IF length(text) > 2000 THEN
		PERFORM bad_value('text');
	END IF;
	INSERT INTO paidan.shift_note AS n (platform_id, ticket_id, at, by, by_name, to_kind,
	    to_code, to_name, text, until_at)
	VALUES (a.platform_id, ticket, a.at, a.login, a.name, kind, code, called,
	    btrim(shift_note.text), ends)
	RETURNING n.id INTO number;
	RETURN keep_number(a, number::text)::bigint;
END
$$;
