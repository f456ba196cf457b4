-- SPDX-License-Identifier: MIT
-- Open tickets of its platform that may be about the same as this one, the most alike
-- first, with what is needed to compare and to merge. likeness: 0 to 100.
CREATE FUNCTION paidan_api.duplicates(ticket bigint)
RETURNS TABLE (id bigint, version int, number text, title text, place text, body text, state text,
    urgency int, unit_name text, received_at timestamptz, merged int, likeness int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT o.id, o.version, o.number, o.title, x.place, x.body, o.state, o.urgency::int,
	    u.short_name, o.received_at, o.merged::int, a.likeness
	FROM ticket_open own
	JOIN ticket_text y ON y.id = own.id
	CROSS JOIN LATERAL alike_open(own.platform_id, own.title || ' ' || y.body, y.place,
	    own.territory_code, own.category_id, own.id) AS a
	JOIN ticket_open o ON o.id = a.id
	JOIN ticket_text x ON x.id = a.id
	LEFT JOIN unit u ON u.id = o.unit_id
	WHERE own.id = ticket
	ORDER BY a.likeness DESC, o.id;
END
$$;
