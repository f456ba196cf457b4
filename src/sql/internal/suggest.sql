-- SPDX-License-Identifier: MIT
-- The categories that an appeal speaks for, best first, at most three, none
-- below one part in twenty: by what was learned, and by how much of a category's
-- own name is in the text, which works on the first day.
CREATE FUNCTION paidan_int.suggest(h paidan_int.hint_text)
RETURNS TABLE (category int, share float8, words text[])
LANGUAGE plpgsql STABLE ROWS 3
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	terms paidan_int.hint_term[] := ARRAY(SELECT v FROM hint_vector(2::smallint,
	    without_matter(h), hint_weight(clock_timestamp()), 200) AS v);
	pairs text[] := ARRAY(SELECT f.word FROM unnest(h.words, h.blocks) AS f(word, block)
	    WHERE f.block = 1);
BEGIN
	RETURN QUERY
	WITH scored AS (
		SELECT coalesce(j.label, m.id) AS id,
		    coalesce(j.score, 0) + coalesce(m.score, 0) AS score, m.words
		FROM score_labels(2::smallint, terms) AS j
		FULL JOIN (
			SELECT c.id, array_agg(substr(c.name, i, 2)) AS words,
			    count(*)::float8 / (length(c.name) - 1) AS score
			FROM paidan.category c, generate_series(1, length(c.name) - 1) AS i
			WHERE substr(c.name, i, 2) = ANY (pairs)
			GROUP BY c.id
		) AS m ON m.id = j.label
	)
	SELECT s.id, s.share, s.words
	FROM (
		SELECT d.*, d.odds / sum(d.odds) OVER () AS share
		FROM (SELECT o.*, exp(7 * (o.score - max(o.score) OVER ())) AS odds FROM scored o)
		    AS d
	) AS s
	WHERE s.share >= 0.05
	ORDER BY s.share DESC, s.id
	LIMIT 3;
END
$$;
