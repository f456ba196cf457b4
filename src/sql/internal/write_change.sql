-- SPDX-License-Identifier: MIT
-- Tells the feed. Units that had the ticket must hear of it too, to take it
-- off their lists.
CREATE FUNCTION paidan_int.write_change(a paidan_int.act)
RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	INSERT INTO change (ticket_id, platform_id, unit_ids)
	SELECT (a.t).id, (a.t).platform_id, ARRAY(
	    SELECT unnest(a.units_before) UNION SELECT unnest((a.t).unit_ids))
$$;
