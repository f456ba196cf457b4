-- SPDX-License-Identifier: MIT
-- What a ruling says to the open objections: upheld if the unit need not do any
-- more what it objected to. Gives what it said to the first of them, the lead's
-- before others, or NULL if there was none.
CREATE FUNCTION paidan_int.decide_objections(a paidan_int.act, made paidan.ruling)
RETURNS text
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH decided AS (
		UPDATE objection o
		SET ended_at = a.at, ruling_id = made.id,
		    outcome = CASE WHEN o.unit_id = made.lead_unit_id
		        OR s.role = 'assist' AND o.unit_id = ANY (made.assist)
		        THEN 'dismissed' ELSE 'upheld' END
		FROM assignment s
		WHERE o.ticket_id = (a.t).id AND o.ended_at IS NULL AND s.id = o.assignment_id
		RETURNING o.id, o.outcome, s.role
	)
	SELECT d.outcome FROM decided d ORDER BY d.role = 'lead' DESC, d.id LIMIT 1
$$;
