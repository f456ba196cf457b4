-- SPDX-License-Identifier: MIT
-- Makes one's own leases longer and tells which are still held; the others
-- were stolen or are over.
CREATE FUNCTION paidan_api.renew_claims(tickets bigint[])
RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN QUERY
	WITH mine AS (
		-- In the order of ids, so that two who renew do not wait for each other in a ring.
		SELECT o.id FROM ticket_open o
		WHERE o.id = ANY (tickets) AND o.claim_by = (SELECT c.login FROM context() c)
		ORDER BY o.id FOR UPDATE
	), renewed AS (
		UPDATE ticket_open o SET claim_until = lease_end()
		FROM mine WHERE o.id = mine.id
		RETURNING o.id, o.platform_id, o.unit_ids
	), told AS (
		INSERT INTO change (ticket_id, platform_id, unit_ids)
		SELECT r.id, r.platform_id, r.unit_ids FROM renewed r
	)
	SELECT r.id FROM renewed r;
END
$$;
