-- SPDX-License-Identifier: MIT
-- Does the login watch tickets of this platform, matter and place?
CREATE FUNCTION paidan_int.watches(platform int, category int, territory text)
RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	mine paidan.scope;
BEGIN
	SELECT s.* INTO mine FROM scope s WHERE s.login = my_login() AND s.watched <> '{}';
	RETURN FOUND AND platform = ANY (my_watched())
	    AND mine.trades @> coalesce(category, 0) AND mine.areas @> coalesce(territory, '');
END
$$;
