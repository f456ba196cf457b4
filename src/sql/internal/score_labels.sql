-- SPDX-License-Identifier: MIT
-- What the judge thinks of each label that any feature speaks of. A margin of
-- one is what it learns for.
CREATE FUNCTION paidan_int.score_labels(terms paidan_int.hint_term[])
RETURNS TABLE (label int, score float8)
LANGUAGE plpgsql STABLE ROWS 100
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT l.label, sum(l.says)
	FROM (
		-- Unnested here, not in FROM: without a store in between it takes half the time.
		SELECT unnest(t.labels) AS label, t.x * unnest(t.weights) AS says
		FROM unnest(terms) AS t
		OFFSET 0
	) AS l
	GROUP BY l.label;
END
$$;
