-- SPDX-License-Identifier: MIT
-- What became of tickets of the same matter in the same place, unit by unit:
-- of the deepest matter, then the deepest place, of which at least five are
-- known; else of any.
CREATE FUNCTION paidan_int.history_hints(category int, territory text, rules jsonb)
RETURNS TABLE (unit_id int, weight float8, reason jsonb)
LANGUAGE plpgsql STABLE ROWS 20
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	points float8 := rules ->> 'history';
	scale float8 := hint_weight(clock_timestamp());
	level record;
BEGIN
	SELECT m.id, p.code, m.depth AS deep, p.depth AS placed, o.known, o.weight INTO level
	FROM hint_matters(category) AS m(id, depth)
	CROSS JOIN hint_places(territory) AS p(code, depth)
	CROSS JOIN LATERAL (
		SELECT sum(h.alike) AS known, sum(greatest(h.weight, 0)) / scale AS weight
		FROM hint_history h WHERE h.category_id = m.id AND h.territory_code = p.code
	) AS o
	WHERE m.depth + p.depth > 0 AND o.known > 0
	ORDER BY o.known >= 5 DESC, m.depth DESC, p.depth DESC
	LIMIT 1;
	IF NOT FOUND THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT h.unit_id, w.points,
	    jsonb_build_object('kind', 'history', 'weight', round(w.points), 'alike', h.alike,
	        'closed', h.closed, 'returned', h.returned, 'satisfied', h.satisfied,
	        'dissatisfied', h.dissatisfied,
	        'category', coalesce((SELECT c.full_name FROM category c
	            WHERE c.id = level.id), ''),
	        'territory', coalesce((SELECT t.full_name FROM territory t
	            WHERE t.code = level.code), ''))
	FROM hint_history h
	CROSS JOIN LATERAL (
		SELECT points * greatest(h.weight, 0) / scale / (level.weight + 3) AS points
	) AS w
	WHERE h.category_id = level.id AND h.territory_code = level.code AND h.alike > 0
	ORDER BY w.points DESC, h.unit_id
	LIMIT 20;
END
$$;
