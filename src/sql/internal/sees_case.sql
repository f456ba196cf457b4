-- SPDX-License-Identifier: MIT
-- Who may see a case: those of its platform and above, and whoever may see one
-- of its tickets.
CREATE FUNCTION paidan_int.sees_case(wanted bigint)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN owns_case(wanted) OR EXISTS (SELECT FROM supervision_ticket x
	    WHERE x.case_id = wanted AND can_see(x.ticket_id));
END
$$;
