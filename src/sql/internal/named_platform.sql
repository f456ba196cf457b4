-- SPDX-License-Identifier: MIT
-- The platform of a code or a name; refused if there is none.
CREATE FUNCTION paidan_int.named_platform(given text)
RETURNS int
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	found_id int := (SELECT p.id FROM platform p WHERE p.code = upper(given) OR p.name = given
	    ORDER BY p.code = upper(given) DESC LIMIT 1);
BEGIN
	IF found_id IS NULL THEN
		PERFORM bad_value('platform');
	END IF;
	RETURN found_id;
END
$$;
