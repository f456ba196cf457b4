-- SPDX-License-Identifier: MIT
-- Who may be written to: the people of the login's platform who work in shifts.
CREATE FUNCTION paidan_api.colleagues()
RETURNS TABLE (login text, name text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	me text := (context()).login;
BEGIN
	PERFORM check_plain_right(me, 'shift');
	RETURN QUERY
	SELECT o.login, o.name
	FROM account o JOIN account a ON a.platform_id = o.platform_id
	WHERE a.login = me AND o.active AND o.login <> me AND EXISTS (
		-- (has_right, for all of them at once.)
		SELECT FROM role_right r
		WHERE r."right" = 'shift' AND pg_has_role(to_regrole(quote_ident(o.login))::oid,
		    to_regrole('paidan_' || r.role)::oid, 'MEMBER'))
	ORDER BY o.login;
END
$$;
