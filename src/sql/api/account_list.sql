-- SPDX-License-Identifier: MIT
-- The accounts of the own platform and those below it. state: active, locked, waiting for a second
-- person's word. since: in the city's time, for the owner has no account to ask it by. drift:
-- the login is in other groups of ours than it was given here.
CREATE FUNCTION paidan_api.account_list()
RETURNS TABLE (login text, name text, platform_name text, unit_name text, roles text[],
    trades text[], areas text[], state text, asked_by text, since timestamp, drift boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	mine int := account_platform();
BEGIN
	RETURN QUERY
	SELECT o.login, o.name, p.name, u.short_name, coalesce(o.roles, groups_of(o.login)),
	    ARRAY(SELECT c.full_name FROM category c WHERE c.id = ANY (o.trades) ORDER BY c.code),
	    ARRAY(SELECT t.full_name FROM territory t WHERE t.code = ANY (o.areas) ORDER BY t.code),
	    account_state(o), o.asked_by, coalesce(o.locked_at, o.waits_since) AT TIME ZONE zone(),
	    to_regrole(quote_ident(o.login)) IS NULL OR o.roles IS NOT NULL
	        AND groups_of(o.login) <> CASE WHEN o.active
	            THEN ARRAY(SELECT r FROM unnest(o.roles) AS r ORDER BY r) ELSE '{}' END
	FROM account o
	JOIN platform p ON p.id = o.platform_id
	LEFT JOIN unit u ON u.id = o.unit_id
	WHERE covers(mine, o.platform_id)
	ORDER BY o.login;
END
$$;
