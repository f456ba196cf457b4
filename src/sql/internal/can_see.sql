-- SPDX-License-Identifier: MIT
-- The rule of row security (policy/ticket.sql) for one ticket, open or closed.
CREATE FUNCTION paidan_int.can_see(ticket bigint)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t record;
BEGIN
	SELECT o.platform_id, o.unit_ids, o.category_id, o.territory_code, o.confidants
	INTO t
	FROM ticket_open o WHERE o.id = ticket;
	IF NOT FOUND THEN
		SELECT c.platform_id, c.unit_ids, c.category_id, c.territory_code, c.confidants
		INTO t
		FROM closed_of(ticket) c;
	END IF;
	RETURN coalesce((t.platform_id = ANY (my_platforms()) OR t.unit_ids && my_units()
	        OR watches(t.platform_id, t.category_id, t.territory_code))
	    AND (t.confidants IS NULL OR my_login() = ANY (t.confidants)), false);
END
$$;
