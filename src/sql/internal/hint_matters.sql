-- SPDX-License-Identifier: MIT
-- A category and those above it; 0 is every matter.
CREATE FUNCTION paidan_int.hint_matters(category int)
RETURNS TABLE (id int, depth int)
LANGUAGE plpgsql STABLE ROWS 4
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT l.id::int, l.n::int - 1
	FROM unnest(string_to_array('0.' || coalesce((SELECT c.path::text FROM category c
	    WHERE c.id = hint_matters.category), ''), '.')) WITH ORDINALITY AS l(id, n)
	WHERE l.id <> '';
END
$$;
