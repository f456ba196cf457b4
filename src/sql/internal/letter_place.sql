-- SPDX-License-Identifier: MIT
-- A line in the middle of the page, or at its right edge.
CREATE FUNCTION paidan_int.letter_place(line text, width int, to_right boolean)
RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT repeat(' ', greatest(0, width - text_columns(line))
	    / CASE WHEN to_right THEN 1 ELSE 2 END) || line
$$;
