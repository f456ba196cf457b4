-- SPDX-License-Identifier: MIT
-- Lets go of these of one's own claims: on quitting, or after a long silence. Those that the
-- same login holds at another console stay. Returns how many.
CREATE FUNCTION paidan_api.release_claims(tickets bigint[])
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	n int;
BEGIN
	WITH mine AS (
		SELECT o.id FROM ticket_open o
		WHERE o.id = ANY (tickets) AND o.claim_by = (SELECT c.login FROM context() c)
		ORDER BY o.id FOR UPDATE
	), freed AS (
		UPDATE ticket_open o SET claim_by = NULL, claim_until = NULL
		FROM mine WHERE o.id = mine.id
		RETURNING o.id, o.platform_id, o.unit_ids, o.confidants
	)
	INSERT INTO change (ticket_id, platform_id, unit_ids, confidants)
	SELECT f.id, f.platform_id, f.unit_ids, f.confidants FROM freed f;
	GET DIAGNOSTICS n = ROW_COUNT;
	RETURN n;
END
$$;
