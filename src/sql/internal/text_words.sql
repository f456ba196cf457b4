-- SPDX-License-Identifier: MIT
-- The words of a text, each once: single characters and pairs of Chinese, and
-- whole words of Latin letters. Chinese has no spaces, and pairs serve as well
-- as a dictionary.
CREATE FUNCTION paidan_int.text_words(given text, OUT singles text[], OUT pairs text[])
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	plain text := lower(normalize(given, NFKC));
	letters text[] := string_to_array(plain, NULL);
BEGIN
	SELECT array_agg(DISTINCT l.a), array_agg(DISTINCT l.a || l.b) FILTER (
	    WHERE l.b COLLATE "C" BETWEEN '㐀' AND '鿿')
	INTO singles, pairs
	FROM unnest(letters, letters[2:]) AS l(a, b)
	WHERE l.a COLLATE "C" BETWEEN '㐀' AND '鿿';
	pairs := coalesce(pairs, '{}') || ARRAY(
	    SELECT DISTINCT m[1] FROM regexp_matches(plain, '[a-z]{2,}', 'g') AS m);
	singles := coalesce(singles, '{}');
END
$$;
