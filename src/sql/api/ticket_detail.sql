-- SPDX-License-Identifier: MIT
-- What the list does not have of one ticket, open or closed. No row: there is
-- none, or it may not be seen. The citizen is masked.
CREATE FUNCTION paidan_api.ticket_detail(ticket bigint)
RETURNS TABLE (id bigint, number text, title text, body text, place text, territory_full text,
    category_full text, channel_name text, external_no text, citizen_masked text,
    phone_masked text, registered_by text, registered_name text, registered_at timestamptz,
    received_at timestamptz, anonymous boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT x.id, t.number, t.title, x.body, x.place, p.full_name, c.full_name, h.name,
	    x.external_no,
	    CASE WHEN NOT z.anonymous THEN mask_name(z.name) END,
	    CASE WHEN NOT z.anonymous THEN mask_phone(z.phone) END, x.registered_by,
	    coalesce(a.name, x.registered_by), x.registered_at, x.received_at,
	    coalesce(z.anonymous, false)
	FROM text_of(ticket) x
	CROSS JOIN told_ticket(ticket) AS t
	JOIN channel h ON h.id = x.channel_id
	LEFT JOIN citizen z ON z.id = x.citizen_id
	LEFT JOIN territory p ON p.code = t.territory_code
	LEFT JOIN category c ON c.id = t.category_id
	LEFT JOIN account a ON a.login = x.registered_by;
END
$$;
