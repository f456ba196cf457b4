-- SPDX-License-Identifier: MIT
-- A value that must not be empty.
CREATE FUNCTION paidan_int.need(field text, value text)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF value IS NULL OR value ~ '^\s*$' THEN
		PERFORM refuse('PD010', 'missing', jsonb_build_object('field', field));
	END IF;
END
$$;
