-- SPDX-License-Identifier: MIT
-- Foreign text for a letter, in one line: what is not to be seen is shown as a box and
-- does nothing; of long numbers, which may be a citizen's, only the ends are told.
CREATE FUNCTION paidan_int.letter_words(said text, most int)
RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT CASE WHEN length(x.line) > most THEN left(x.line, most - 1) || '…' ELSE x.line END
	FROM (SELECT regexp_replace(regexp_replace(regexp_replace(coalesce(said, ''),
	    '\s+', ' ', 'g'), '[\u0001-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F'
	    || '\u2028-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\uFFF9-\uFFFB]', '□', 'g'),
	    '(\d{3})\d{2,}(\d{2})', '\1****\2', 'g') AS line) AS x
$$;
