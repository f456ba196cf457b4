-- SPDX-License-Identifier: MIT
-- A clock rests on a year that was not published. Should that year be being
-- loaded at this moment, then whoever loads it does not see the clock, for it
-- is not committed: so wait for them and look again. And from now on they wait
-- for us.
CREATE FUNCTION paidan_int.firm_up(ids bigint[])
RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM pg_advisory_xact_lock_shared(7236148, 2);
	UPDATE clock c
	SET due_at = n.due_at, warn_at = n.warn_at, provisional = n.provisional
	FROM reckon(ARRAY(SELECT o FROM unnest(ids) AS i(id) JOIN clock o ON o.id = i.id)) AS n
	WHERE c.id = n.id AND (c.due_at, c.warn_at, c.provisional)
	    IS DISTINCT FROM (n.due_at, n.warn_at, n.provisional);
END
$$;
