-- SPDX-License-Identifier: MIT
-- Locks two tickets, the older first, so that who merges one way and who merges the
-- other wait for each other in a row and not in a ring.
CREATE FUNCTION paidan_int.lock_both(one bigint, other bigint)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM set_config('lock_timeout', '10s', true);
	PERFORM FROM ticket_open o WHERE o.id = least(one, other) FOR UPDATE;
	PERFORM FROM ticket_open o WHERE o.id = greatest(one, other) FOR UPDATE;
END
$$;
