-- SPDX-License-Identifier: MIT
-- Tells the feed. Units that had the ticket must hear of it too, to take it
-- off their lists; so must those who watch the matter or place that it has left, and those who
-- may know of it no longer.
CREATE FUNCTION paidan_int.write_change(a paidan_int.act)
RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	INSERT INTO change (ticket_id, platform_id, unit_ids, category_before, territory_before,
	    confidants)
	SELECT (a.t).id, (a.t).platform_id,
	    ARRAY(SELECT unnest(a.units_before) UNION SELECT unnest((a.t).unit_ids)),
	    CASE WHEN moved THEN a.category_before END, CASE WHEN moved THEN a.territory_before END,
	    CASE WHEN a.confidants_before IS NOT NULL AND (a.t).confidants IS NOT NULL
	        THEN a.confidants_before || (a.t).confidants END
	FROM (SELECT ((a.t).category_id, (a.t).territory_code)
	    IS DISTINCT FROM (a.category_before, a.territory_before) AS moved) AS m
$$;
