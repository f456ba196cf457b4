-- SPDX-License-Identifier: MIT
-- Ends another session of one's own, or with the right to it one of an account on one's platform
-- or below. since_ms is what sessions() told, so that no other is hit whose process happens to have
-- the same number. The console that is ended reads the reason by session_ended().
CREATE FUNCTION paidan_api.end_session(session int, since_ms bigint, reason text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	me text := (context()).login;
	s record;
BEGIN
	PERFORM check_account();
	SELECT a.login, p.backend_start, p.client_addr, p.application_name INTO s
	FROM pg_stat_activity p
	JOIN account a ON a.login = p.usename
	WHERE p.pid = session AND p.datname = current_database()
	    AND p.backend_type = 'client backend'
	    AND abs(extract(epoch FROM p.backend_start) * 1000 - since_ms) <= 1;
	IF FOUND AND s.login <> me THEN
		PERFORM check_plain_right(me, 'sessions');
	END IF;
	IF s.login IS NULL OR s.login <> me AND NOT is_below(me, s.login) THEN
		PERFORM refuse('PD170', 'no_session', jsonb_build_object('session', session));
	END IF;
	IF session = pg_backend_pid() THEN
		PERFORM bad_value('session');
	END IF;
	PERFORM need('reason', reason);
	IF length(reason) > 1000 THEN
		PERFORM bad_value('reason');
	END IF;
	INSERT INTO session_end (at, since, pid, host, login, by_login, by_name, application,
	    reason)
	SELECT clock_timestamp(), s.backend_start, session, s.client_addr, s.login, a.login, a.name,
	    s.application_name, reason
	FROM account a WHERE a.login = me;
	PERFORM pg_terminate_backend(session);
END
$$;
