-- SPDX-License-Identifier: MIT
-- Who sees a letter: the unit that it is addressed to, also after the tickets have gone to
-- another, unless one of them is confidential; and who works at the platform that sent
-- it, or above, if they may see every ticket in it.
CREATE FUNCTION paidan_int.sees_letter(l paidan.letter)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN l.unit_id = ANY (my_units()) AND NOT EXISTS (
	        SELECT FROM unnest(l.ticket_ids) AS i, LATERAL (
	            SELECT o.confidants FROM ticket_open o WHERE o.id = i
	            UNION ALL SELECT c.confidants FROM closed_of(i) c) AS t
	        WHERE my_login() <> ALL (t.confidants))
	    OR l.platform_id = ANY (my_platforms())
	    AND NOT EXISTS (SELECT FROM unnest(l.ticket_ids) AS i WHERE NOT can_see(i));
END
$$;
