-- SPDX-License-Identifier: MIT
-- What is known of a ticket in one line, open or closed.
CREATE FUNCTION paidan_int.told_ticket(ticket bigint)
RETURNS TABLE (number text, title text, category_id int, territory_code text, state text,
    close_type text, closed_at timestamptz)
LANGUAGE plpgsql STABLE ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT o.number, o.title, o.category_id, o.territory_code, o.state, NULL::text,
	    NULL::timestamptz
	FROM ticket_open o WHERE o.id = ticket;
	IF FOUND THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT c.number, c.title, c.category_id, c.territory_code, c.state, c.close_type,
	    c.closed_at
	FROM closed_of(ticket) c;
END
$$;
