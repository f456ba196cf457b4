-- SPDX-License-Identifier: MIT
-- The county and the town that a place lies in, as far as it is known; '' is
-- everywhere. What a city has in common says nothing about its places.
CREATE FUNCTION paidan_int.hint_places(territory text)
RETURNS TABLE (code text, depth int)
LANGUAGE plpgsql STABLE ROWS 3
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT '', 0
	UNION ALL
	SELECT u.code, nlevel(u.path)
	FROM territory t
	JOIN territory u ON u.code = ANY (string_to_array(t.path::text, '.'))
	WHERE t.code = territory AND u.level IN ('county', 'zone', 'town');
END
$$;
