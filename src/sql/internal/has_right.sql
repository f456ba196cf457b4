-- SPDX-License-Identifier: MIT
-- A login has a right through any group it is a member of, while its account is active. A
-- login that is no role (any more), or a group that is not there, gives none.
CREATE FUNCTION paidan_int.has_right(who text, wanted text)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN EXISTS (
		SELECT FROM role_right r
		WHERE r."right" = wanted
		    AND EXISTS (SELECT FROM account o WHERE o.login = who AND o.active)
		    AND pg_has_role(to_regrole(quote_ident(who))::oid,
		        to_regrole('paidan_' || r.role)::oid, 'MEMBER'));
END
$$;
