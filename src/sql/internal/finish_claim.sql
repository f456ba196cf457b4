-- SPDX-License-Identifier: MIT
-- Ends a claim, a release or a steal: the lease and the feed. The version
-- stays, since nothing that another could have read has changed.
CREATE FUNCTION paidan_int.finish_claim(a paidan_int.act, holder text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	UPDATE ticket_open o
	SET claim_by = holder,
	    claim_until = CASE WHEN holder IS NOT NULL THEN lease_end() END
	WHERE o.id = (a.t).id;
	PERFORM write_change(a);
	RETURN store_result(a);
END
$$;
