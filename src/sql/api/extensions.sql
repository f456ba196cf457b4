-- SPDX-License-Identifier: MIT
-- The extensions asked for on a ticket, oldest first.
CREATE FUNCTION paidan_api.extensions(ticket bigint)
RETURNS TABLE (id bigint, kind text, unit_name text, amount int, unit text, ground text,
    asked_at timestamptz, asked_name text, decided_at timestamptz, decided_name text,
    granted boolean, note text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 3
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	heard int[];
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	heard := heard_units(ticket);
	RETURN QUERY
	SELECT e.id, c.kind, u.short_name, e.amount, e.unit, e.ground, e.asked_at,
	    coalesce(o.name, e.asked_by), e.decided_at, coalesce(d.name, e.decided_by), e.granted,
	    e.note
	FROM extension e
	JOIN unit u ON u.id = e.unit_id
	LEFT JOIN all_clocks(ticket) AS c ON c.id = e.clock_id
	LEFT JOIN account o ON o.login = e.asked_by
	LEFT JOIN account d ON d.login = e.decided_by
	WHERE e.ticket_id = ticket AND (heard IS NULL OR e.unit_id = ANY (heard))
	ORDER BY e.id;
END
$$;
