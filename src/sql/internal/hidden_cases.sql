-- SPDX-License-Identifier: MIT
-- The cases that have a confidential ticket which is not for the login: even
-- what they are about would tell of it. They are few.
CREATE FUNCTION paidan_int.hidden_cases()
RETURNS bigint[]
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	me text := my_login();
BEGIN
	RETURN ARRAY(
		SELECT x.case_id FROM ticket_open o
		JOIN supervision_ticket x ON x.ticket_id = o.id
		WHERE o.confidants IS NOT NULL AND me <> ALL (o.confidants)
		UNION
		SELECT x.case_id FROM ticket_recent c
		JOIN supervision_ticket x ON x.ticket_id = c.id
		WHERE c.confidants IS NOT NULL AND me <> ALL (c.confidants));
END
$$;
