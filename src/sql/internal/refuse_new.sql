-- SPDX-License-Identifier: MIT
-- The fault of a new appeal as a refusal; without fault nothing happens.
CREATE FUNCTION paidan_int.refuse_new(fault text, field text, fields jsonb)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	CASE fault
		WHEN 'missing' THEN
			PERFORM need(field, NULL);
		WHEN 'bad_value' THEN
			PERFORM bad_value(field);
		WHEN 'unknown_territory' THEN
			PERFORM refuse('PD025', 'unknown_territory',
			    jsonb_build_object('territory', fields -> 'territory'));
		WHEN 'unknown_category' THEN
			PERFORM refuse('PD024', 'unknown_category',
			    jsonb_build_object('category', fields -> 'category'));
		ELSE
			NULL;
	END CASE;
END
$$;
