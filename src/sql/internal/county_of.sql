-- SPDX-License-Identifier: MIT
-- The county or zone that a place lies in, as the tree has it; what lies in
-- none is told of as it is.
CREATE FUNCTION paidan_int.county_of(place text)
RETURNS text
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN coalesce((
		SELECT u.code
		FROM territory t
		JOIN territory u ON u.code = ANY (string_to_array(t.path::text, '.'))
		WHERE t.code = place AND u.level IN ('county', 'zone')
		ORDER BY nlevel(u.path) LIMIT 1), place);
END
$$;
