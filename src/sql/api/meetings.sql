-- SPDX-License-Identifier: MIT
-- The joint meetings on a ticket, in the order in which they were recorded.
CREATE FUNCTION paidan_api.meetings(ticket bigint)
RETURNS TABLE (id bigint, held_on date, present text, record text, at timestamptz, by_name text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT m.id, m.held_on, m.present, m.record, m.recorded_at,
	    coalesce(a.name, m.recorded_by)
	FROM meeting m
	LEFT JOIN account a ON a.login = m.recorded_by
	WHERE m.ticket_id = ticket
	ORDER BY m.id;
END
$$;
