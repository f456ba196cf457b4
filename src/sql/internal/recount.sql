-- SPDX-License-Identifier: MIT
-- Computes clocks anew after something about them has changed.
CREATE FUNCTION paidan_int.recount(ids bigint[])
RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM write_clocks(ARRAY(SELECT o FROM unnest(ids) AS i(id)
	    JOIN clock o ON o.id = i.id));
END
$$;
