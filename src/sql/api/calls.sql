-- SPDX-License-Identifier: MIT
-- The calls about a ticket, in order.
CREATE FUNCTION paidan_api.calls(ticket bigint)
RETURNS TABLE (id bigint, at timestamptz, by_name text, round smallint, outcome text,
    responded boolean, solved boolean, satisfaction text, reason_code text, words text,
    leaning boolean, next_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT c.id, c.at, coalesce(b.name, c.by), c.round, c.outcome, c.responded, c.solved,
	    c.satisfaction, c.reason_code, c.words, c.leaning, c.next_at
	FROM call c LEFT JOIN account b ON b.login = c.by
	WHERE c.ticket_id = ticket AND can_see(ticket)
	ORDER BY c.id
$$;
