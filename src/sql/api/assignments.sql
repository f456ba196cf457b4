-- SPDX-License-Identifier: MIT
-- The units that have or had a ticket, in the order in which they got it; who may not
-- read what another unit said is told who has it now, and no more. verdict, warning and
-- why: what the registry said when it was sent to who leads, and what the sender answered.
-- liaison_phone: by night the one for the night, if there is one.
CREATE FUNCTION paidan_api.assignments(ticket bigint)
RETURNS TABLE (id bigint, unit_id int, unit_name text, role text, round smallint, state text,
    assigned_at timestamptz, assigned_name text, reason text, signed_at timestamptz,
    signed_name text, replied_at timestamptz, reply_text text, returned_at timestamptz,
    return_reason text, return_basis text, proposed_unit_id int, proposed_name text,
    liaison_name text, liaison_phone text, verdict text,
    warning text, why text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	heard int[];
	night boolean;
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	heard := heard_units(ticket);
	night := (shift_at((context()).at)).night;
	RETURN QUERY
	SELECT s.id, s.unit_id, u.short_name, s.role, s.round, s.state, s.assigned_at,
	    coalesce(b.name, s.assigned_by), s.reason, s.signed_at, coalesce(g.name, s.signed_by),
	    s.replied_at, s.reply_text, s.returned_at, s.return_reason, s.return_basis,
	    s.proposed_unit_id, o.short_name, l.name,
	    CASE WHEN night THEN coalesce(nullif(l.night_phone, ''), l.phone) ELSE l.phone END,
	    s.verdict, s.warning, s.why
	FROM assignment s
	JOIN unit u ON u.id = s.unit_id
	LEFT JOIN unit o ON o.id = s.proposed_unit_id
	LEFT JOIN account b ON b.login = s.assigned_by
	LEFT JOIN account g ON g.login = s.signed_by
	LEFT JOIN LATERAL (
		SELECT k.name, k.phone, k.night_phone FROM liaison k
		WHERE k.unit_id = s.unit_id ORDER BY k.id LIMIT 1
	) AS l ON true
	WHERE s.ticket_id = ticket AND (heard IS NULL OR s.unit_id = ANY (heard))
	UNION ALL
	SELECT s.id, s.unit_id, u.short_name, s.role, s.round, s.state, s.assigned_at,
	    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
	FROM assignment s
	JOIN unit u ON u.id = s.unit_id
	WHERE s.ticket_id = ticket AND s.unit_id <> ALL (heard) AND s.ended_at IS NULL
	ORDER BY 1;
END
$$;
