-- SPDX-License-Identifier: MIT
-- Writes lines into the record of a handover, behind those it has.
CREATE FUNCTION paidan_int.keep_handover(handover bigint, lines paidan_int.handover_line[],
    added boolean)
RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	INSERT INTO handover_item (handover_id, n, added, kinds, ticket_id, note_id, number, title,
	    unit_name, due_at, urgency, text)
	SELECT handover, l.n + (SELECT count(*) FROM handover_item i
	    WHERE i.handover_id = handover),
	    added, l.kinds, l.ticket_id, l.note_id, l.number, l.title, l.unit_name, l.due_at,
	    l.urgency, l.text
	FROM unnest(lines) WITH ORDINALITY AS l(kinds, ticket_id, note_id, number, title, unit_name,
	    due_at, warn_at, due_unit, urgency, text, n)
$$;
