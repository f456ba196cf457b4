-- SPDX-License-Identifier: MIT
-- Why a ticket stands on the desk of the login's unit, by what is wanted of it, the most
-- pressing first: codes joined by +. No row: it has it no more.
--
-- A reason is one branch of the union, with its place in the order.
CREATE FUNCTION paidan_api.unit_why(ticket bigint)
RETURNS TABLE (why text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	mine int[] := my_units();
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT string_agg(w.why, '+' ORDER BY w.rank)
	FROM (
		SELECT min(CASE s.state WHEN 'assigned' THEN 6 WHEN 'passed' THEN 10
		    WHEN 'signed' THEN CASE WHEN s.replied_at IS NULL THEN 9 ELSE 4 END
		    ELSE 11 END) AS rank,
		    CASE s.state WHEN 'assigned' THEN 'to_sign' WHEN 'passed' THEN 'passed'
		    WHEN 'signed' THEN CASE WHEN s.replied_at IS NULL THEN 'in_hand'
		        ELSE 'sent_back' END ELSE 'answered' END AS why
		FROM assignment s
		WHERE s.ticket_id = unit_why.ticket AND s.unit_id = ANY (mine)
		    AND s.ended_at IS NULL
		GROUP BY 2
		UNION ALL
		SELECT 0, 'report' FROM supervision_report r
		JOIN supervision_ticket x ON x.case_id = r.case_id
		WHERE x.ticket_id = unit_why.ticket AND r.unit_id = ANY (mine)
		    AND r.answered_at IS NULL
		UNION ALL
		SELECT 1, 'supervised' FROM ticket_open t
		WHERE t.id = unit_why.ticket AND t.supervised > 0 AND t.unit_id = ANY (mine)
		UNION ALL
		SELECT 2, CASE WHEN bool_or(c.letter_id IS NOT NULL) THEN 'letter' ELSE 'chased' END
		FROM chase c JOIN ticket_open t ON t.id = c.ticket_id AND t.round = c.round
		WHERE c.ticket_id = unit_why.ticket AND c.unit_id = ANY (mine)
		    AND t.state IN ('dispatched', 'handling')
		HAVING count(*) > 0
		UNION ALL
		SELECT 3, 'prewarned' FROM ticket_open t
		WHERE t.id = unit_why.ticket AND t.call_mark = 'leaning' AND t.unit_id = ANY (mine)
		UNION ALL
		SELECT 5, 'asked' FROM opinion o
		WHERE o.ticket_id = unit_why.ticket AND o.unit_id = ANY (mine)
		    AND o.answered_at IS NULL AND o.lapsed_at IS NULL
		UNION ALL
		SELECT 7, 'objected' FROM objection o
		WHERE o.ticket_id = unit_why.ticket AND o.unit_id = ANY (mine)
		    AND o.ended_at IS NULL
		UNION ALL
		SELECT 8, 'extension' FROM extension e
		WHERE e.ticket_id = unit_why.ticket AND e.unit_id = ANY (mine)
		    AND e.decided_at IS NULL
	) AS w
	HAVING count(*) > 0;
END
$$;
