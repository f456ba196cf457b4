-- SPDX-License-Identifier: MIT
-- The objections and appeals of a ticket, oldest first.
CREATE FUNCTION paidan_api.objections(ticket bigint)
RETURNS TABLE (id bigint, kind text, unit_id int, unit_name text, reason_code text, text text,
    proposed_id int, proposed_name text, at timestamptz, by_name text, ended_at timestamptz,
    outcome text, number text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 2
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
	SELECT o.id, o.kind, o.unit_id, u.short_name, o.reason_code, o.text, o.proposed_unit_id,
	    p.short_name, o.at, coalesce(a.name, o.by), o.ended_at, o.outcome, r.number
	FROM objection o
	JOIN unit u ON u.id = o.unit_id
	LEFT JOIN unit p ON p.id = o.proposed_unit_id
	LEFT JOIN account a ON a.login = o.by
	LEFT JOIN ruling r ON r.id = o.ruling_id
	WHERE o.ticket_id = ticket AND (heard IS NULL OR o.unit_id = ANY (heard))
	ORDER BY o.id;
END
$$;
