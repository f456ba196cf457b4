-- SPDX-License-Identifier: MIT
-- The units that govern the place, the nearest first: township, then county.
-- 20 a level.
CREATE FUNCTION paidan_int.territory_hints(place paidan_ext.ltree)
RETURNS TABLE (unit_id int, role text, score int, reason jsonb)
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT u.id, 'lead', 20 * nlevel(p.path),
	    jsonb_build_object('kind', 'territory', 'weight', 20 * nlevel(p.path),
	        'territory', p.full_name, 'level', p.level)
	FROM territory p
	JOIN unit u ON u.territory_code = p.code
	WHERE p.path @> place
$$;
