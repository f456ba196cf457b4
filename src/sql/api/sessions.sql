-- SPDX-License-Identifier: MIT
-- Who is signed in, from where and since when: one's own sessions, and with the right to it those
-- of all accounts on one's platform and below. host is NULL on the server itself (also behind SSH).
CREATE FUNCTION paidan_api.sessions()
RETURNS TABLE (pid int, login text, name text, unit_name text, host text, application text,
    since timestamptz, active_at timestamptz, own boolean, this boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	me text := (context()).login;
	every boolean := has_right(me, 'sessions');
BEGIN
	PERFORM check_account();
	RETURN QUERY
	SELECT s.pid, a.login, a.name, u.short_name, host(s.client_addr), s.application_name,
	    s.backend_start, s.state_change, a.login = me, s.pid = pg_backend_pid()
	FROM pg_stat_activity s
	JOIN account a ON a.login = s.usename
	LEFT JOIN unit u ON u.id = a.unit_id
	WHERE s.datname = current_database() AND s.backend_type = 'client backend'
	    AND (a.login = me OR every AND is_below(me, a.login))
	ORDER BY s.backend_start, s.pid;
END
$$;
