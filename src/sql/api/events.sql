-- SPDX-License-Identifier: MIT
-- The record of a ticket, oldest first.
CREATE FUNCTION paidan_api.events(ticket bigint)
RETURNS TABLE (seq int, at timestamptz, actor text, actor_name text, unit_name text, verb text,
    from_state text, to_state text, version int, detail jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT e.seq, e.at, e.actor, e.actor_name, u.short_name, e.verb, e.from_state, e.to_state,
	    e.version, e.detail
	FROM event e LEFT JOIN unit u ON u.id = e.unit_id
	WHERE e.ticket_id = ticket
	ORDER BY e.seq;
END
$$;
