-- SPDX-License-Identifier: MIT
-- The groups of ours that a login is in as the server has it, without paidan_.
CREATE FUNCTION paidan_int.groups_of(login text)
RETURNS text[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT coalesce(array_agg(substr(g.rolname, 8)::text ORDER BY g.rolname), '{}')
	FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
	WHERE m.member = to_regrole(quote_ident(login)) AND g.rolname ~ '^paidan_'
	    AND g.rolname <> 'paidan_user'
$$;
