-- SPDX-License-Identifier: MIT
-- How many columns a line takes where Chinese is as wide as two letters.
CREATE FUNCTION paidan_int.text_columns(line text)
RETURNS int
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT length(line) + length(regexp_replace(line, '[^\u1100-\u115F\u2E80-\uA4CF'
	    || '\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6'
	    || '\U0001F300-\U0001FAFF\U00020000-\U0003FFFD]', '', 'g'))
$$;
