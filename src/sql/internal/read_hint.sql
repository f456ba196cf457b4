-- SPDX-License-Identifier: MIT
-- Reads the features of a ticket. Block 0: always there. 1: pairs of the text,
-- 2: its single characters, 3: pairs of the place, 4: names in the place and
-- of its territory, 5: the category and those above it. The characters help
-- where little was said; with forty pairs they add nothing but time.
CREATE FUNCTION paidan_int.read_hint(body text, place text, category int, territory text)
RETURNS paidan_int.hint_text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	h paidan_int.hint_text;
	-- What matters is said early; a bound on what a ticket may cost.
	said text := left(body, 600);
	address text := left(place, 100);
	line text[] := (SELECT string_to_array(c.path::text, '.') FROM category c
	    WHERE c.id = category);
	-- Below the city, which all have in common.
	lies text[] := ARRAY(SELECT lower(coalesce(nullif(u.short_name, ''), u.name))
	    FROM territory t
	    JOIN territory u ON u.code = ANY (string_to_array(t.path::text, '.'))
	    WHERE t.code = territory AND nlevel(u.path) > 2);
	names text[];
	pairs_of record;
	places_of record;
BEGIN
	pairs_of := text_words(said);
	places_of := text_words(address);
	names := ARRAY(SELECT DISTINCT n FROM unnest(lies || place_words(
	    CASE WHEN address = '' AND lies = '{}' THEN left(said, 200) ELSE address END)) AS n);
	SELECT array_agg(hashtextextended(f.block || f.key, 0) ORDER BY f.block, f.key),
	    array_agg(f.block ORDER BY f.block, f.key),
	    array_agg(f.word ORDER BY f.block, f.key)
	INTO h.features, h.blocks, h.words
	FROM (
		SELECT 0::smallint AS block, '' AS key, NULL AS word
		UNION ALL
		SELECT 1::smallint, w, w FROM unnest(pairs_of.pairs) AS w
		UNION ALL
		SELECT 2::smallint, w, NULL FROM unnest(pairs_of.singles) AS w
		WHERE cardinality(pairs_of.pairs) <= 40
		UNION ALL
		SELECT 3::smallint, w, NULL FROM unnest(places_of.pairs) AS w
		UNION ALL
		SELECT 4::smallint, w, w FROM unnest(names) AS w
		UNION ALL
		SELECT 5::smallint, c, NULL FROM unnest(line) AS c
	) AS f;
	RETURN h;
END
$$;
