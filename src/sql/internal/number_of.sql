-- SPDX-License-Identifier: MIT
-- The number of a ticket, open or closed; of one that is gone, its id.
CREATE FUNCTION paidan_int.number_of(ticket bigint)
RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN coalesce((SELECT o.number FROM ticket_open o WHERE o.id = ticket),
	    (SELECT c.number FROM closed_of(ticket) c), ticket::text);
END
$$;
