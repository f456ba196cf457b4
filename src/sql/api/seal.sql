-- SPDX-License-Identifier: MIT
-- Seals what is over and not sealed yet, some days a call; tells how many. The
-- pulse does the same in passing.
CREATE FUNCTION paidan_api.seal(most int)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM check_plain_right((context()).login, 'verify');
	IF most IS NULL OR most NOT BETWEEN 1 AND 1000 THEN
		PERFORM bad_value('most');
	END IF;
	RETURN seal_days(most);
END
$$;
