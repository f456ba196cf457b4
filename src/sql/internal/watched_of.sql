-- SPDX-License-Identifier: MIT
-- The platforms of which a login watches only some trades or areas: its own and those below
-- it. A function that knows nothing of this shows such a login nothing.
CREATE FUNCTION paidan_int.watched_of(who text)
RETURNS int[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	-- Most watch nothing, and every page of theirs asks.
	RETURN coalesce((SELECT s.watched FROM scope s
	    WHERE s.login = who AND s.watched <> '{}' AND has_right(who, 'see_platform')), '{}');
END
$$;
