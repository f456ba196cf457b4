-- SPDX-License-Identifier: MIT
-- The cases that a ticket is in or was in, the newest first.
CREATE FUNCTION paidan_api.case_of(ticket bigint)
RETURNS TABLE (id bigint, number text, level int, level_name text, state text, due_at timestamptz,
    kind text, result_code text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT c.id, c.number, c.level::int, (case_level(rules_today(), c.level, c.due_at)).name,
	    c.state, c.due_at, c.kind, c.result_code
	FROM supervision_ticket x JOIN supervision c ON c.id = x.case_id
	WHERE x.ticket_id = ticket
	ORDER BY c.id DESC;
END
$$;
