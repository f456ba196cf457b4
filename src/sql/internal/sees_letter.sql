-- SPDX-License-Identifier: MIT
-- Who sees a letter: the unit that it is addressed to; and who works at the platform that
-- sent it, or above, if they may see every ticket in it.
CREATE FUNCTION paidan_int.sees_letter(l paidan.letter)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN l.unit_id = ANY (my_units()) OR l.platform_id = ANY (my_platforms())
	    AND NOT EXISTS (SELECT FROM unnest(l.ticket_ids) AS i WHERE NOT can_see(i));
END
$$;
