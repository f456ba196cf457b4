-- SPDX-License-Identifier: MIT
-- The units that govern the place, as the backstop: the nearest with the
-- weight territory, those further up with less and less.
CREATE FUNCTION paidan_int.territory_hints(place text, rules jsonb)
RETURNS TABLE (unit_id int, weight float8, reason jsonb)
LANGUAGE plpgsql STABLE ROWS 3
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	points float8 := rules ->> 'territory';
BEGIN
	RETURN QUERY
	SELECT u.id, points / w.n, jsonb_build_object('kind', 'territory',
	    'weight', round(points / w.n), 'territory', p.full_name, 'level', p.level)
	FROM (
		SELECT o.code, row_number() OVER (ORDER BY max(o.depth) DESC) AS n
		FROM places_of(place) AS o
		WHERE EXISTS (SELECT FROM unit g WHERE g.territory_code = o.code)
		GROUP BY o.code
	) AS w
	JOIN territory p ON p.code = w.code
	JOIN unit u ON u.territory_code = w.code;
END
$$;
