-- SPDX-License-Identifier: MIT
-- The five words of a ticket that speak most for each of some labels, and of
-- how many of the label's tickets the commonest of them was.
CREATE FUNCTION paidan_int.label_words(of_model smallint, h paidan_int.hint_text,
    terms paidan_int.hint_term[], of_labels int[])
RETURNS TABLE (label int, words text[], count int)
LANGUAGE plpgsql STABLE ROWS 8
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT o.label, array_agg(o.word ORDER BY o.says DESC), max(o.count)
	FROM (
		SELECT w.*, row_number() OVER (PARTITION BY w.label
		    ORDER BY w.says DESC, w.count DESC, w.n) AS nth
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
		WHERE w.label = ANY (of_labels) AND w.says >= 0 AND w.count > 0
	) AS o
	WHERE o.nth <= 5
	GROUP BY o.label;
END
$$;
