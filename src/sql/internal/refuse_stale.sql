-- SPDX-License-Identifier: MIT
-- The ticket is not the one the user saw: tells who changed what.
CREATE FUNCTION paidan_int.refuse_stale(t paidan.ticket_open)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM refuse('PD005', 'stale', last_change(t.id)
	    || jsonb_build_object('version', t.version, 'state', t.state));
END
$$;
