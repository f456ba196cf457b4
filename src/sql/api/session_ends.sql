-- SPDX-License-Identifier: MIT
-- Which sessions were ended on these days, by whom and why; NULL: without bound.
CREATE FUNCTION paidan_api.session_ends(from_day date, to_day date)
RETURNS TABLE (at timestamptz, login text, host text, application text, since timestamptz,
    by_login text, by_name text, reason text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	me text := (context()).login;
BEGIN
	PERFORM check_plain_right(me, 'sessions');
	RETURN QUERY
	SELECT e.at, e.login, host(e.host), e.application, e.since, e.by_login, e.by_name, e.reason
	FROM session_end e
	WHERE is_below(me, e.login)
	    AND (from_day IS NULL OR (e.at AT TIME ZONE zone())::date >= from_day)
	    AND (to_day IS NULL OR (e.at AT TIME ZONE zone())::date <= to_day)
	ORDER BY e.at, e.id;
END
$$;
