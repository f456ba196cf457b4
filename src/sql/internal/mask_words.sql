-- SPDX-License-Identifier: MIT
-- Free text for those who need not know whom it is about: long numbers, as of
-- telephones and identity cards, are taken out.
CREATE FUNCTION paidan_int.mask_words(words text)
RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT regexp_replace(words, '([0-9０-９][ -]?){6,}[0-9０-９xX]', '***', 'g')
$$;
