-- SPDX-License-Identifier: MIT
-- Is this session the one that leads the pulse? True for one session at a
-- time, until it ends.
CREATE FUNCTION paidan_api.lead()
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM check_plain_right((context()).login, 'lead_pulse');
	-- Asked again by its holder the lock is not taken twice. The key is any number,
	-- the same for ever.
	RETURN EXISTS (
		SELECT FROM pg_locks k
		JOIN pg_database d ON d.oid = k.database AND d.datname = current_database()
		WHERE k.locktype = 'advisory' AND k.pid = pg_backend_pid() AND k.granted
		    AND k.classid = 7236148 AND k.objid = 1)
	    OR pg_try_advisory_lock(7236148, 1);
END
$$;
