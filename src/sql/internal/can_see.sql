-- SPDX-License-Identifier: MIT
-- The rule of row security for one ticket, open or closed.
CREATE FUNCTION paidan_int.can_see(ticket bigint)
RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT coalesce(bool_or(t.platform_id = ANY ((SELECT my_platforms())::int[])
	    OR t.unit_ids && (SELECT my_units())), false)
	FROM (
		SELECT o.platform_id, o.unit_ids FROM ticket_open o WHERE o.id = ticket
		UNION ALL
		SELECT c.platform_id, c.unit_ids FROM ticket_closed c WHERE c.id = ticket
	) AS t
$$;
