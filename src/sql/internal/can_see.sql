-- SPDX-License-Identifier: MIT
-- The rule of row security for one ticket, open or closed. (PL/pgSQL, as
-- everything that looks for one ticket in the months: it plans for this
-- ticket's month alone.)
CREATE FUNCTION paidan_int.can_see(ticket bigint)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	platform int;
	units int[];
BEGIN
	SELECT o.platform_id, o.unit_ids INTO platform, units
	FROM ticket_open o WHERE o.id = ticket;
	IF NOT FOUND THEN
		SELECT c.platform_id, c.unit_ids INTO platform, units
		FROM ticket_closed c WHERE c.id = ticket;
	END IF;
	RETURN coalesce(platform = ANY (my_platforms()) OR units && my_units(), false);
END
$$;
