-- SPDX-License-Identifier: MIT
-- What a ticket is merged into (role main: one row), and what is merged into it (role
-- part, the oldest first), with what each citizen said. Whoever sees the one is told of
-- the others, for they are one matter; the citizens are masked.
CREATE FUNCTION paidan_api.merges(ticket bigint)
RETURNS TABLE (role text, id bigint, number text, title text, body text, place text,
    channel_name text, received_at timestamptz, citizen_masked text, phone_masked text,
    anonymous boolean, at timestamptz, by_name text, note text, state text, version int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 3
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT CASE WHEN g.ticket_id = ticket THEN 'main' ELSE 'part' END, i.id, t.number, t.title,
	    x.body, x.place, h.name, x.received_at,
	    CASE WHEN NOT z.anonymous THEN mask_name(z.name) END,
	    CASE WHEN NOT z.anonymous THEN mask_phone(z.phone) END, coalesce(z.anonymous, false),
	    g.at, coalesce(b.name, g.by), g.note, t.state, t.version
	FROM (
		SELECT o.* FROM merge o WHERE o.main_id = ticket AND o.undone_at IS NULL
		UNION ALL
		SELECT o.* FROM merge o WHERE o.ticket_id = ticket AND o.undone_at IS NULL
		    AND can_see(o.main_id)
	) AS g
	CROSS JOIN LATERAL (SELECT CASE WHEN g.ticket_id = ticket THEN g.main_id
	    ELSE g.ticket_id END AS id) AS i
	CROSS JOIN LATERAL merged_ticket(i.id) AS t
	CROSS JOIN LATERAL text_of(i.id) AS x
	JOIN channel h ON h.id = x.channel_id
	LEFT JOIN citizen z ON z.id = x.citizen_id
	LEFT JOIN account b ON b.login = g.by
	ORDER BY g.ticket_id <> ticket, g.at, g.id;
END
$$;
