-- SPDX-License-Identifier: MIT
-- Ends the sessions of a login, if the owner may; the login has lost its groups whether or not.
CREATE FUNCTION paidan_int.end_sessions(login text)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM pg_terminate_backend(s.pid) FROM pg_stat_activity s
	WHERE s.usename = login AND s.pid <> pg_backend_pid();
EXCEPTION WHEN insufficient_privilege THEN
	NULL;
END
$$;
