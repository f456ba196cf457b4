-- SPDX-License-Identifier: MIT
-- Who acts, and when. It is the login that connected (SET ROLE does not
-- change it) and the server's clock, unless a session of the owner tells a
-- history: then its row in paidan.replay says who and when. Both are needed,
-- the setting and the row, and only the owner can write the row.
CREATE FUNCTION paidan_int.context(OUT login text, OUT at timestamptz)
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	told paidan.replay;
BEGIN
	login := session_user;
	at := clock_timestamp();
	IF current_setting('paidan.replay', true) IS DISTINCT FROM 'on'
	    OR NOT pg_has_role(session_user, 'paidan_owner', 'MEMBER') THEN
		RETURN;
	END IF;
	SELECT r.* INTO told FROM replay r WHERE r.pid = pg_backend_pid();
	IF FOUND THEN
		login := told.login;
		at := told.at;
	END IF;
END
$$;
