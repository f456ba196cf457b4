-- SPDX-License-Identifier: MIT
-- Does the login watch tickets of this platform, matter and place?
CREATE FUNCTION paidan_int.watches(platform int, category int, territory text)
RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	mine paidan.account;
BEGIN
	SELECT a.* INTO mine FROM account a
	WHERE a.login = my_login() AND (a.trades IS NOT NULL OR a.areas IS NOT NULL);
	RETURN FOUND AND platform = ANY (my_watched())
	    AND (mine.trades IS NULL OR EXISTS (SELECT FROM category x
	        JOIN category r ON x.path <@ r.path
	        WHERE x.id = category AND r.id = ANY (mine.trades)))
	    AND (mine.areas IS NULL OR EXISTS (SELECT FROM territory x
	        JOIN territory r ON x.path <@ r.path
	        WHERE x.code = territory AND r.code = ANY (mine.areas)));
END
$$;
