-- SPDX-License-Identifier: MIT
-- What was exported between two days (NULL: open), the first first; by those of the platforms below
-- the own.
CREATE FUNCTION paidan_api.exports("from" date, "to" date)
RETURNS TABLE (number bigint, at timestamptz, login text, name text, host text, what text,
    scope jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	me text := my_login();
	mine int := (SELECT a.platform_id FROM account a WHERE a.login = me);
BEGIN
	PERFORM check_plain_right(me, 'who_saw');
	RETURN QUERY
	SELECT e.id, e.at, e.login, e.name, host(e.host), e.what, e.scope
	FROM export_log e
	JOIN account a ON a.login = e.login AND covers(mine, a.platform_id)
	WHERE e.at >= coalesce("from"::timestamp AT TIME ZONE zone(), '-infinity')
	    AND e.at < coalesce(("to" + 1)::timestamp AT TIME ZONE zone(), 'infinity')
	ORDER BY e.id;
END
$$;
