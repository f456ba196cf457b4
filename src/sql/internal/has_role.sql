-- SPDX-License-Identifier: MIT
-- Is a login a member of the group of a role?
CREATE FUNCTION paidan_int.has_role(who text, role text)
RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT coalesce(pg_has_role(to_regrole(quote_ident(who))::oid,
	    to_regrole('paidan_' || role)::oid, 'MEMBER'), false)
$$;
