-- SPDX-License-Identifier: MIT
-- Why tickets stand on the desk of the login's unit, by what is wanted of it, the most
-- pressing first: codes joined by +. No row: the unit has it no more.
--
-- A reason is one branch of the union, with its place in the order.
CREATE FUNCTION paidan_api.units_why(tickets bigint[])
RETURNS TABLE (ticket_id bigint, why text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	me text := my_login();
	mine int[] := my_units();
BEGIN
	RETURN QUERY
	WITH own AS MATERIALIZED (
		SELECT t.id, t.round, t.supervised, t.call_mark, t.unit_id = ANY (mine) AS leads,
		    t.state IN ('dispatched', 'handling') AS at_unit
		FROM ticket_open t
		WHERE t.id = ANY (tickets) AND t.unit_ids && mine
		    AND (t.confidants IS NULL OR me = ANY (t.confidants))
	)
	SELECT w.id, string_agg(w.why, '+' ORDER BY w.rank)
	FROM (
		SELECT t.id, min(CASE s.state WHEN 'assigned' THEN 6 WHEN 'passed' THEN 10
		    WHEN 'signed' THEN CASE WHEN s.replied_at IS NULL THEN 9 ELSE 4 END
		    ELSE 11 END) AS rank,
		    CASE s.state WHEN 'assigned' THEN 'to_sign' WHEN 'passed' THEN 'passed'
		    WHEN 'signed' THEN CASE WHEN s.replied_at IS NULL THEN 'in_hand'
		        ELSE 'sent_back' END ELSE 'answered' END AS why
		FROM own t JOIN assignment s ON s.ticket_id = t.id
		WHERE s.unit_id = ANY (mine) AND s.ended_at IS NULL
		GROUP BY 1, 3
		UNION ALL
		SELECT DISTINCT t.id, 0, 'report'
		FROM own t
		JOIN supervision_ticket x ON x.ticket_id = t.id
		JOIN supervision_report r ON r.case_id = x.case_id
		WHERE r.unit_id = ANY (mine) AND r.answered_at IS NULL
		UNION ALL
		SELECT t.id, 1, 'supervised' FROM own t WHERE t.supervised > 0 AND t.leads
		UNION ALL
		SELECT t.id, 2,
		    CASE WHEN bool_or(c.letter_id IS NOT NULL) THEN 'letter' ELSE 'chased' END
		FROM own t JOIN chase c ON c.ticket_id = t.id AND c.round = t.round
		WHERE c.unit_id = ANY (mine) AND t.at_unit
		GROUP BY t.id
		UNION ALL
		SELECT t.id, 3, 'prewarned' FROM own t WHERE t.call_mark = 'leaning' AND t.leads
		UNION ALL
		SELECT DISTINCT t.id, 5, 'asked'
		FROM own t JOIN opinion o ON o.ticket_id = t.id
		WHERE o.unit_id = ANY (mine) AND o.answered_at IS NULL AND o.lapsed_at IS NULL
		UNION ALL
		SELECT DISTINCT t.id, 7, 'objected'
		FROM own t JOIN objection o ON o.ticket_id = t.id
		WHERE o.unit_id = ANY (mine) AND o.ended_at IS NULL
		UNION ALL
		SELECT DISTINCT t.id, 8, 'extension'
		FROM own t JOIN extension e ON e.ticket_id = t.id
		WHERE e.unit_id = ANY (mine) AND e.decided_at IS NULL
	) AS w
	GROUP BY w.id;
END
$$;
