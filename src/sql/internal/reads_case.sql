-- SPDX-License-Identifier: MIT
-- Who may read the record of a case: who keeps it, and a joint supervisor who
-- sees all its tickets.
CREATE FUNCTION paidan_int.reads_case(wanted bigint)
RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN owns_case(wanted) OR has_right(my_login(), 'urge')
	    AND EXISTS (SELECT FROM supervision s WHERE s.id = wanted)
	    AND NOT EXISTS (SELECT FROM supervision_ticket x
	        WHERE x.case_id = wanted AND NOT can_see(x.ticket_id));
END
$$;
