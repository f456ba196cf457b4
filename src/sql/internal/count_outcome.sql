-- SPDX-License-Identifier: MIT
-- Counts an outcome for its matter, its place and its unit, at every level of
-- both down from the whole: places no deeper than a town.
CREATE FUNCTION paidan_int.count_outcome(category int, territory text, unit int, outcome text,
    scale float8)
RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	INSERT INTO hint_history AS h (category_id, territory_code, unit_id, alike, closed,
	    returned, satisfied, dissatisfied, weight)
	SELECT m.id, p.code, unit, (outcome IN ('accepted', 'returned'))::int,
	    (outcome = 'closed')::int, (outcome = 'returned')::int, (outcome = 'satisfied')::int,
	    (outcome = 'dissatisfied')::int,
	    CASE outcome WHEN 'accepted' THEN scale WHEN 'returned' THEN -scale ELSE 0 END
	FROM hint_matters(category) AS m(id, depth)
	CROSS JOIN hint_places(territory) AS p(code, depth)
	ORDER BY m.id, p.code
	ON CONFLICT (category_id, territory_code, unit_id) DO UPDATE
	SET alike = h.alike + excluded.alike, closed = h.closed + excluded.closed,
	    returned = h.returned + excluded.returned,
	    satisfied = h.satisfied + excluded.satisfied,
	    dissatisfied = h.dissatisfied + excluded.dissatisfied,
	    weight = h.weight + excluded.weight;
END
$$;
