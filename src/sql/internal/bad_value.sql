-- SPDX-License-Identifier: MIT
-- A value that cannot be.
CREATE FUNCTION paidan_int.bad_value(field text)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM refuse('PD017', 'bad_value', jsonb_build_object('field', field));
END
$$;
