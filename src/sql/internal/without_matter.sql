-- SPDX-License-Identifier: MIT
-- What a ticket shows but for its category.
CREATE FUNCTION paidan_int.without_matter(h paidan_int.hint_text)
RETURNS paidan_int.hint_text
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	plain paidan_int.hint_text;
BEGIN
	SELECT array_agg(f.feature ORDER BY f.n), array_agg(f.block ORDER BY f.n),
	    array_agg(f.word ORDER BY f.n)
	INTO plain
	FROM unnest(h.features, h.blocks, h.words) WITH ORDINALITY AS f(feature, block, word, n)
	WHERE f.block < 5;
	RETURN plain;
END
$$;
