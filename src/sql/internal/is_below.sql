-- SPDX-License-Identifier: MIT
-- The second login's account is on the platform of the first one's, or on one below it.
CREATE FUNCTION paidan_int.is_below(chief text, who text)
RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT EXISTS (SELECT FROM account a
	    JOIN platform mine ON mine.id = a.platform_id
	    JOIN platform p ON p.path <@ mine.path
	    JOIN account w ON w.platform_id = p.id
	    WHERE a.login = chief AND w.login = who)
$$;
