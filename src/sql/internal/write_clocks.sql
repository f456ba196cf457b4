-- SPDX-License-Identifier: MIT
-- Writes running clocks as they now are, computed; those that come out as they
-- were are left alone.
CREATE FUNCTION paidan_int.write_clocks(changed paidan.clock[])
RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	uncertain bigint[];
BEGIN
	WITH written AS (
		UPDATE clock c
		SET rule_id = n.rule_id, due_at = n.due_at, warn_at = n.warn_at,
		    provisional = n.provisional
		FROM reckon(changed) AS n
		WHERE c.id = n.id AND (c.rule_id, c.due_at, c.warn_at, c.provisional)
		    IS DISTINCT FROM (n.rule_id, n.due_at, n.warn_at, n.provisional)
		RETURNING c.id, c.provisional
	)
	SELECT array_agg(w.id) INTO uncertain FROM written w WHERE w.provisional;
	IF uncertain IS NOT NULL THEN
		PERFORM firm_up(uncertain);
	END IF;
END
$$;
