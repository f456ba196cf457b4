-- SPDX-License-Identifier: MIT
-- The unit of an account by code or name; NULL if none was given.
CREATE FUNCTION paidan_int.account_unit_id(given text)
RETURNS int
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	found_id int := named_unit(given);
BEGIN
	IF given IS NOT NULL AND found_id IS NULL THEN
		PERFORM refuse('PD013', 'unknown_unit');
	END IF;
	RETURN found_id;
END
$$;
