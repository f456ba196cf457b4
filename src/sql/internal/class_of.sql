-- SPDX-License-Identifier: MIT
-- The class that a ticket has under a version of the rules: its own if the
-- version knows it, else one that goes with its urgency, else the default.
CREATE FUNCTION paidan_int.class_of(rules int, wanted text, how_urgent smallint)
RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN (
		SELECT c.code FROM rule_class c
		WHERE c.version = rules
		ORDER BY c.code IS NOT DISTINCT FROM wanted DESC, c.urgency = how_urgent DESC,
		    c.is_default DESC, c.position
		LIMIT 1);
END
$$;
