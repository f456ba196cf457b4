-- SPDX-License-Identifier: MIT
-- Computes clocks anew after something about them has changed.
CREATE FUNCTION paidan_int.recount(ids bigint[])
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	UPDATE clock c
	SET due_at = n.due_at, warn_at = n.warn_at, provisional = n.provisional
	FROM reckon(ARRAY(SELECT o FROM clock o WHERE o.id = ANY (ids))) AS n
	WHERE c.id = n.id;
END
$$;
