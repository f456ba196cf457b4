-- SPDX-License-Identifier: MIT
-- Whom the judge would send a ticket to, with the words that speak for each:
-- those with one part in a hundred, whom the ticket names, and the first five
-- for whom anything speaks.
-- The share is the judge's own certainty (the seven makes it what it comes to on
-- appeals of several cities; of whom nothing is said, nothing is against
-- either); the weight grows with its root, so
-- that the second and the third still show. Of a long text the 200 features
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
	model smallint := CASE WHEN classified THEN 1 ELSE 3 END;
	terms paidan_int.hint_term[] := ARRAY(SELECT v FROM hint_vector(model, h,
	    hint_weight(clock_timestamp()), 200) AS v);
BEGIN
	RETURN QUERY
	WITH scored AS MATERIALIZED (
		SELECT coalesce(j.unit_id, n.unit_id) AS unit_id,
		    coalesce(j.score, 0) + coalesce(n.score, 0) AS score, n.word
		FROM score_units(model, terms) AS j
		FULL JOIN name_hints(body, place) AS n ON n.unit_id = j.unit_id
	), shared AS MATERIALIZED (
		SELECT s.unit_id, s.word, s.score,
		    row_number() OVER (ORDER BY s.score DESC, s.unit_id) AS n,
		    s.odds / (sum(s.odds) OVER () + s.silent * exp(-7 * s.most)) AS share
		FROM (SELECT o.*, m.most, exp(7 * (o.score - m.most)) AS odds,
		        greatest(0, m.units - m.scored) AS silent
		    FROM scored o, (
		        SELECT max(c.score) AS most, count(*) AS scored,
		            (SELECT count(*) FROM unit u WHERE u.active) AS units
		        FROM scored c) AS m) AS s
		ORDER BY s.score DESC, s.unit_id
		LIMIT 20
	), told AS MATERIALIZED (
		SELECT w.*
		FROM unit_words(model, h, terms[:60], ARRAY(SELECT b.unit_id FROM shared b
		    ORDER BY b.score DESC LIMIT 8)) AS w
	)
	SELECT s.unit_id, points * sqrt(s.share), jsonb_build_object('kind', 'text',
	    'weight', round(points * sqrt(s.share)), 'alike', coalesce(w.count, 0),
	    'words', CASE WHEN w.words IS NULL AND s.word IS NULL THEN '{}'
	        ELSE spoken_words(body || ' ' || place, array_remove(w.words || s.word, NULL)) END,
	    'share', ceil(100 * s.share))
	FROM shared s
	LEFT JOIN told w ON w.unit_id = s.unit_id
	WHERE s.word IS NOT NULL OR s.share >= 0.01 OR s.n <= 5 AND s.score > 0.1;
END
$$;
