-- SPDX-License-Identifier: MIT
-- A right that is about no ticket in particular.
CREATE FUNCTION paidan_int.check_plain_right(login text, needed text)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF NOT has_right(login, needed) THEN
		PERFORM refuse('PD002', 'no_right', jsonb_build_object('right', needed));
	END IF;
END
$$;
