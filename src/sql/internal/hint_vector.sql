-- SPDX-License-Identifier: MIT
-- A ticket as the judge weighs it: each feature by how rare it is, each block
-- brought to a length of its own however long the text; those that say most
-- first. (The features are looked up one by one, however small the table was
-- when the plan was made; what was learned of each is left where it is, as it
-- is wide and a long text shows a thousand.)
CREATE FUNCTION paidan_int.hint_vector(of_model smallint, h paidan_int.hint_text, scale float8,
    at_most int)
RETURNS SETOF paidan_int.hint_term
LANGUAGE plpgsql STABLE ROWS 200
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	-- Of blocks 0 to 5: found on appeals of several cities, and flat around here.
	lengths CONSTANT float8[] := '{0.3, 1.5, 0.5, 0.5, 0.75, 1}';
	learned float8 := coalesce((SELECT m.tickets FROM hint_model m WHERE m.model = of_model), 0)
	    / scale;
BEGIN
	RETURN QUERY
	SELECT u.n::int, u.feature,
	    lengths[u.block + 1] * sqrt(u.rare / sum(u.rare) OVER (PARTITION BY u.block)) AS x
	FROM (
		SELECT g.n, g.block, g.feature,
		    ln(1.1 + learned / (1 + coalesce(f.tickets, 0) / scale)) AS rare
		FROM unnest(h.features, h.blocks) WITH ORDINALITY AS g(feature, block, n)
		LEFT JOIN LATERAL (
			SELECT o.tickets FROM hint_feature o
			WHERE o.model = of_model AND o.feature = g.feature LIMIT 1
		) AS f ON true
	) AS u
	ORDER BY x DESC, u.n
	LIMIT at_most;
END
$$;
