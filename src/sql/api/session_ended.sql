-- SPDX-License-Identifier: MIT
-- Who ended this session of one's own, and why; no row: it was not ended by anybody. from_ms: it
-- was seen alive then.
CREATE FUNCTION paidan_api.session_ended(session int, from_ms bigint)
RETURNS TABLE (at timestamptz, by_name text, reason text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT e.at, e.by_name, e.reason FROM session_end e
	WHERE e.login = (SELECT c.login FROM context() c) AND e.pid = session
	    AND extract(epoch FROM e.at) * 1000 >= from_ms
	ORDER BY e.at DESC LIMIT 1;
END
$$;
