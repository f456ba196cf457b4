-- SPDX-License-Identifier: MIT
-- Words of a text as people would read them: pairs that stand one over the
-- other become one longer word. In the order of the text; what does not stand
-- in it follows.
CREATE FUNCTION paidan_int.spoken_words(body text, words text[])
RETURNS text[]
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN ARRAY(
		SELECT coalesce(substr(body, min(s.at), max(s.until) - min(s.at)), min(s.word))
		FROM (
			SELECT r.*, sum(r.apart::int) OVER (ORDER BY r.at, r.word) AS run
			FROM (
				SELECT p.*, (p.at >= max(p.until) OVER (ORDER BY p.at, p.word
				    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))
				    IS NOT FALSE AS apart
				FROM (
					SELECT w AS word, nullif(strpos(lower(body), w), 0) AS at,
					    nullif(strpos(lower(body), w), 0) + length(w) AS until
					FROM unnest(words) AS w
				) AS p
			) AS r
		) AS s
		GROUP BY s.run
		ORDER BY min(s.at), s.run);
END
$$;
