-- SPDX-License-Identifier: MIT
-- active, locked, or waiting for a second person's word.
CREATE FUNCTION paidan_int.account_state(o paidan.account)
RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT CASE WHEN o.locked_at IS NOT NULL THEN 'locked'
	    WHEN o.waits_since IS NOT NULL THEN 'waiting'
	    WHEN o.active THEN 'active' ELSE 'locked' END
$$;
