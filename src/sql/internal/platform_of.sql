-- SPDX-License-Identifier: MIT
-- The platform of a ticket, open or closed; NULL: there is none.
CREATE FUNCTION paidan_int.platform_of(ticket bigint)
RETURNS int
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN coalesce((SELECT o.platform_id FROM ticket_open o WHERE o.id = ticket),
	    (SELECT c.platform_id FROM closed_of(ticket) c));
END
$$;
