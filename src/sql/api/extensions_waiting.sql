-- SPDX-License-Identifier: MIT
-- The requests for more time that wait for a decision.
CREATE FUNCTION paidan_api.extensions_waiting()
RETURNS TABLE (ticket_id bigint, amount int, unit text, ground text, asked_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT DISTINCT ON (e.ticket_id) e.ticket_id, e.amount, e.unit, e.ground, e.asked_at
	FROM extension e
	JOIN my_open t ON t.id = e.ticket_id
	WHERE e.decided_at IS NULL AND t.queue IN ('sign_in', 'handling')
	ORDER BY e.ticket_id, e.id;
END
$$;
