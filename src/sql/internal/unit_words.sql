-- SPDX-License-Identifier: MIT
-- The five words of a ticket that speak most for each of some units, and how
-- many tickets of the unit itself had the commonest of them: none, if they
-- speak for its place or its trade only.
CREATE FUNCTION paidan_int.unit_words(of_model smallint, h paidan_int.hint_text,
    terms paidan_int.hint_term[], units int[])
RETURNS TABLE (unit_id int, words text[], count int)
LANGUAGE plpgsql STABLE ROWS 8
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT o.id, array_agg(o.word ORDER BY o.says DESC), max(o.count)
	FROM (
		SELECT u.id, w.word, sum(w.says) AS says,
		    coalesce(max(w.count) FILTER (WHERE w.label = u.id), 0) AS count,
		    row_number() OVER (PARTITION BY u.id
		        ORDER BY sum(w.says) DESC, max(w.count) DESC, w.n) AS nth
		FROM (
			SELECT unnest(f.labels) AS label, unnest(f.counts) AS count,
			    t.x * unnest(f.weights) AS says, h.words[t.n] AS word, t.n
			FROM unnest(terms) AS t
			CROSS JOIN LATERAL (
				SELECT i.labels, i.counts, i.weights FROM hint_feature i
				WHERE i.model = of_model AND i.feature = t.feature LIMIT 1
			) AS f
			WHERE h.words[t.n] IS NOT NULL
			OFFSET 0
		) AS w
		JOIN (SELECT g.id, unnest(g.labels) AS label FROM unit g
		    WHERE g.id = ANY (units) OFFSET 0) AS u ON u.label = w.label
		GROUP BY u.id, w.word, w.n
	) AS o
	WHERE o.nth <= 5 AND o.says >= 0
	GROUP BY o.id;
END
$$;
