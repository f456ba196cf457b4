-- SPDX-License-Identifier: MIT
-- The line of a ticket, open or closed, beside another that it was merged with.
CREATE FUNCTION paidan_int.merged_ticket(ticket bigint)
RETURNS TABLE (number text, title text, state text, version int)
LANGUAGE plpgsql STABLE ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT o.number, o.title, o.state, o.version FROM ticket_open o WHERE o.id = ticket;
	IF FOUND THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT c.number, c.title, c.state, c.version FROM closed_of(ticket) c;
END
$$;
