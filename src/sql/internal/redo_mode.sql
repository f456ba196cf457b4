-- SPDX-License-Identifier: MIT
-- How a ticket goes out again that its citizen is not satisfied with: several units
-- together, the same unit (to look at its own work, where the rules want that), one
-- level higher, or another unit.
CREATE FUNCTION paidan_int.redo_mode(t paidan.ticket_open, lead int, helpers int[])
RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN CASE
	    WHEN cardinality(helpers) > 0 THEN 'joint'
	    WHEN lead = t.unit_id AND (second_rules(t)).next = 'rectify' THEN 'rectify'
	    WHEN lead = t.unit_id THEN 'same'
	    WHEN lead = superior_of(t.unit_id) THEN 'level_up'
	    ELSE 'other' END;
END
$$;
