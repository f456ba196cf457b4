-- SPDX-License-Identifier: MIT
-- The tickets on which somebody has to be on the spot within the hour, and has not
-- been yet.
CREATE FUNCTION paidan_api.on_site_clocks()
RETURNS TABLE (ticket_id bigint, due_at timestamptz, phone_first boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT c.ticket_id, c.due_at, r.phone_first
	FROM clock c
	JOIN my_open t ON t.id = c.ticket_id
	JOIN rule_clock r ON r.id = c.rule_id
	WHERE c.kind = 'on_site' AND t.queue IN ('sign_in', 'handling');
END
$$;
