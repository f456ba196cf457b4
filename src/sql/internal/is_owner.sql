-- SPDX-License-Identifier: MIT
-- Is this a session of who owns the database?
CREATE FUNCTION paidan_int.is_owner()
RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT pg_has_role(session_user, 'paidan_owner', 'MEMBER')
$$;
