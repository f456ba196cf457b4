-- SPDX-License-Identifier: MIT
-- Whom the judge would send a ticket to, with the words that speak for each.
-- The share is the judge's own certainty; the weight grows with its root, so
-- that the second and the third still show. Of a long text the 300 features
-- that say most are asked.
CREATE FUNCTION paidan_int.text_hints(h paidan_int.hint_text, body text, place text,
    classified boolean, rules jsonb)
RETURNS TABLE (unit_id int, weight float8, reason jsonb)
LANGUAGE plpgsql STABLE ROWS 20
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	points float8 := rules ->> 'text';
	terms paidan_int.hint_term[] := ARRAY(SELECT v FROM hint_vector(
	    CASE WHEN classified THEN 1 ELSE 3 END::smallint, h, hint_weight(clock_timestamp()))
	    AS v ORDER BY v.x DESC LIMIT 300);
BEGIN
	RETURN QUERY
	WITH scored AS MATERIALIZED (
		SELECT coalesce(j.label, n.unit_id) AS unit_id,
		    coalesce(j.score, 0) + coalesce(n.score, 0) AS score, n.word
		FROM score_labels(terms) AS j
		FULL JOIN name_hints(body, place) AS n ON n.unit_id = j.label
	), shared AS MATERIALIZED (
		SELECT s.unit_id, s.word, s.score,
		    s.odds / sum(s.odds) OVER () AS share
		FROM (SELECT o.*, exp(4 * (o.score - max(o.score) OVER ())) AS odds
		    FROM scored o) AS s
		ORDER BY s.score DESC, s.unit_id
		LIMIT 20
	), spoken AS MATERIALIZED (
		SELECT o.unit_id, array_agg(o.word ORDER BY o.says DESC) AS words,
		    max(o.count) AS count
		FROM (
			SELECT s.unit_id, g.word, t.x * t.weights[p.at] AS says,
			    t.counts[p.at] AS count, row_number() OVER (PARTITION BY s.unit_id
			        ORDER BY t.x * t.weights[p.at] DESC, t.counts[p.at] DESC, t.n) AS n
			FROM unnest(terms) AS t
			JOIN unnest(h.words) WITH ORDINALITY AS g(word, n) ON g.n = t.n
			CROSS JOIN (SELECT b.unit_id FROM shared b ORDER BY b.score DESC LIMIT 8)
			    AS s
			CROSS JOIN LATERAL array_position(t.labels, s.unit_id) AS p(at)
			WHERE g.word IS NOT NULL AND t.weights[p.at] >= 0 AND t.counts[p.at] > 0
		) AS o
		WHERE o.n <= 5
		GROUP BY o.unit_id
	)
	SELECT s.unit_id, points * sqrt(s.share), jsonb_build_object('kind', 'text',
	    'weight', round(points * sqrt(s.share)), 'alike', coalesce(w.count, 0),
	    'words', spoken_words(body || ' ' || place, array_remove(w.words || s.word, NULL)),
	    'share', round(100 * s.share))
	FROM shared s
	LEFT JOIN spoken w ON w.unit_id = s.unit_id
	WHERE w.words IS NOT NULL OR s.word IS NOT NULL OR s.share > 0.001;
END
$$;
