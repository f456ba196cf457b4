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
	IF NOT EXISTS (SELECT FROM account a
	    WHERE a.login = who AND (a.trades IS NOT NULL OR a.areas IS NOT NULL)) THEN
		RETURN '{}';
	END IF;
	RETURN (
		SELECT coalesce(array_agg(p.id), '{}')
		FROM account a
		JOIN platform mine ON mine.id = a.platform_id
		JOIN platform p ON p.path <@ mine.path
		WHERE a.login = who AND a.active AND (a.trades IS NOT NULL OR a.areas IS NOT NULL)
		    AND has_right(who, 'see_platform'));
END
$$;
