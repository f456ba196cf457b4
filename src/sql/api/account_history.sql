-- SPDX-License-Identifier: MIT
-- What was done to an account, or to all (NULL), the first first; in the city's time.
CREATE FUNCTION paidan_api.account_history(who text)
RETURNS TABLE (at timestamp, login text, verb text, actor text, actor_name text, host text,
    before jsonb, after jsonb, reason text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	mine int := account_platform();
BEGIN
	RETURN QUERY
	SELECT l.at AT TIME ZONE zone(), l.login, l.verb, l.actor, coalesce(n.name, l.actor),
	    host(l.host), l.before, l.after, l.reason
	FROM account_log l
	JOIN account o ON o.login = l.login AND covers(mine, o.platform_id)
	LEFT JOIN account n ON n.login = l.actor
	WHERE who IS NULL OR l.login = who
	ORDER BY l.id;
END
$$;
