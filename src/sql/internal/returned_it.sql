-- SPDX-License-Identifier: MIT
-- Has this unit led the ticket in this round, and returned it?
CREATE FUNCTION paidan_int.returned_it(t paidan.ticket_open, unit int)
RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT EXISTS (SELECT FROM assignment s
	    WHERE s.ticket_id = t.id AND s.round = t.round AND s.unit_id = unit
	        AND s.role = 'lead' AND s.level = 0 AND s.state = 'returned')
$$;
