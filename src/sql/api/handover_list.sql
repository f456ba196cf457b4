-- SPDX-License-Identifier: MIT
-- What the login has to hand over now, in order; kinds: why, the strongest first.
CREATE FUNCTION paidan_api.handover_list()
RETURNS TABLE (seq int, kinds text[], added boolean, ticket_id bigint, note_id bigint,
    number text, title text, unit_name text, due_at timestamptz, warn_at timestamptz,
    due_unit text, urgency int, text text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	c record;
BEGIN
	SELECT * INTO c FROM context();
	PERFORM check_plain_right(c.login, 'shift');
	RETURN QUERY
	SELECT l.n::int, l.kinds, false, l.ticket_id, l.note_id, l.number, l.title, l.unit_name,
	    l.due_at, l.warn_at, l.due_unit, l.urgency::int, l.text
	FROM handover_lines(c.login, c.at) WITH ORDINALITY AS l(kinds, ticket_id, note_id, number,
	    title, unit_name, due_at, warn_at, due_unit, urgency, text, n);
END
$$;
