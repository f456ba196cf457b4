-- SPDX-License-Identifier: MIT
-- The units that govern the place, the nearest first: township, then county.
-- 20 a level.
CREATE FUNCTION paidan_int.territory_hints(place paidan_ext.ltree)
RETURNS TABLE (unit_id int, score int, kind text, basis text)
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT u.id, 20 * nlevel(p.path), 'territory', p.full_name
	FROM territory p
	JOIN unit u ON u.territory_code = p.code
	WHERE p.path @> place
$$;
