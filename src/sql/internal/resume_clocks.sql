-- SPDX-License-Identifier: MIT
-- Lets clocks that stand still run on.
CREATE FUNCTION paidan_int.resume_clocks(a paidan_int.act, ids bigint[])
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	UPDATE clock_pause p SET until_at = greatest(a.at, p.from_at), resumed_by = a.login
	WHERE p.clock_id = ANY (ids) AND p.until_at IS NULL;
	UPDATE clock c SET paused_at = NULL, resume_on = NULL WHERE c.id = ANY (ids);
	PERFORM recount(ids);
END
$$;
