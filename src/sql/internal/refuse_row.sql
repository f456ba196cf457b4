-- SPDX-License-Identifier: MIT
-- Refuses what a reader of rows found wrong with one.
CREATE FUNCTION paidan_int.refuse_row(code text, field text)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	facts jsonb := jsonb_build_object('field', field);
BEGIN
	CASE code
	WHEN 'missing' THEN PERFORM refuse('PD010', 'missing', facts);
	WHEN 'unknown_unit' THEN PERFORM refuse('PD013', 'unknown_unit', facts);
	WHEN 'unknown_category' THEN PERFORM refuse('PD024', 'unknown_category', facts);
	WHEN 'unknown_territory' THEN PERFORM refuse('PD025', 'unknown_territory', facts);
	WHEN 'ambiguous' THEN PERFORM refuse('PD071', 'ambiguous', facts);
	ELSE PERFORM bad_value(field);
	END CASE;
END
$$;
