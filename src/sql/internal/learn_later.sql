-- SPDX-License-Identifier: MIT
-- What became of a ticket with a unit is worth remembering: one row now, the
-- rest when the pulse has time. Nothing is learned from a confidential one.
CREATE FUNCTION paidan_int.learn_later(ticket bigint, unit int, outcome text)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	INSERT INTO hint_todo (at, ticket_id, unit_id, outcome)
	SELECT (context()).at, ticket, unit, outcome
	WHERE NOT EXISTS (SELECT FROM ticket_open o
	        WHERE o.id = ticket AND o.confidants IS NOT NULL)
	    AND NOT EXISTS (SELECT FROM closed_of(ticket) c
	        WHERE c.confidants IS NOT NULL);
END
$$;
