-- SPDX-License-Identifier: MIT
-- Merges a ticket into another that is about the same: it is closed as merged and
-- points there, whose answer is its answer. What units had of it and had not signed is
-- recalled. Those merged into it before lead to the other from now on.
CREATE FUNCTION paidan_api.merge_ticket(command uuid, ticket bigint, version int, main bigint,
    main_version int, note text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act;
	t paidan.ticket_open;
	m paidan.ticket_open;
	left_units int[];
BEGIN
	PERFORM lock_both(ticket, main);
	a := begin_write(command, 'merge_ticket', ticket, version);
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	t := a.t;
	m := check_main(a, main, main_version);
	PERFORM check_merge(t, m);
	left_units := ARRAY(SELECT s.unit_id FROM assignment s
	    WHERE s.ticket_id = t.id AND s.ended_at IS NULL ORDER BY s.id);
	PERFORM end_parts(a);
	t.unit_id := NULL;
	t.unit_ids := '{}';
	t.dispatched_at := NULL;
	-- Its record names the other: only for who knows of that.
	t.confidants := m.confidants;
	a.t := t;
	INSERT INTO merge (ticket_id, into_id, main_id, at, by, note, back_to)
	VALUES (t.id, m.id, m.id, a.at, a.login, nullif(btrim(note), ''),
	    CASE a.from_state WHEN 'dispatched' THEN 'registered' ELSE a.from_state END);
	UPDATE merge g SET main_id = m.id WHERE g.main_id = t.id AND g.undone_at IS NULL;
	PERFORM tell_main(a, m.id, 'take_in', jsonb_build_object('merged', t.number,
	    'note', nullif(btrim(note), '')));
	RETURN finish_closing(a, 'closed', 'merged', jsonb_build_object('main', m.number,
	    'note', nullif(btrim(note), ''), 'units', CASE WHEN left_units <> '{}'
	    THEN unit_names(left_units) END));
END
$$;
