-- SPDX-License-Identifier: MIT
-- Ends sessions of those who work here that leave a transaction open: idle for so long, or
-- writing for so long, or found idle in one as old as that, whatever it asks in between. Such a
-- one holds back everybody's news (feed_horizon) and the making of
-- months, and whoever wrote BEGIN in a program of their own can set the server's time-outs aside.
-- No console leaves one open. Recorded as every ended session is; tells how many. Without the
-- right to end sessions (see bootstrap.sql) there are none.
CREATE FUNCTION paidan_int.end_stalled(idle interval, writing interval)
RETURNS int
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	s record;
	n int := 0;
BEGIN
	FOR s IN SELECT p.pid, p.usename, p.backend_start, p.client_addr, p.application_name
	    FROM pg_stat_activity p JOIN pg_roles r ON r.oid = p.usesysid
	    WHERE p.datname = current_database() AND p.pid <> pg_backend_pid()
	        AND pg_has_role(p.usesysid, 'paidan_user', 'MEMBER')
	        AND NOT r.rolsuper AND NOT pg_has_role(p.usesysid, 'paidan_owner', 'MEMBER')
	        AND (p.state LIKE 'idle in transaction%'
	                AND p.state_change < clock_timestamp() - idle
	            OR (p.backend_xid IS NOT NULL OR p.state LIKE 'idle in transaction%')
	                AND p.xact_start < clock_timestamp() - writing)
	LOOP
		INSERT INTO session_end (at, since, pid, host, login, by_login, by_name,
		    application, reason)
		SELECT clock_timestamp(), s.backend_start, s.pid, s.client_addr, s.usename,
		    'paidan_owner', 'paidan', s.application_name, 'open_transaction'
		WHERE NOT EXISTS (SELECT FROM session_end e          -- it takes its time to go
		    WHERE e.pid = s.pid AND e.since = s.backend_start);
		PERFORM pg_terminate_backend(s.pid);
		n := n + 1;
	END LOOP;
	RETURN n;
EXCEPTION WHEN insufficient_privilege THEN
	RETURN 0;
END
$$;
