-- SPDX-License-Identifier: MIT
-- The tickets behind a reason of a hint: those of the unit, over by now, that
-- the matter and the place make like this one; of what the login may see.
CREATE FUNCTION paidan_api.alike(ticket bigint, unit int, "limit" int)
RETURNS TABLE (id bigint, number text, title text, place text, unit_name text, state text,
    outcome text, satisfaction text, closed_at timestamptz, likeness int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	category int;
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	SELECT o.category_id INTO category FROM ticket_open o WHERE o.id = ticket;
	RETURN QUERY
	SELECT c.id, c.number, c.title, x.place, u.short_name, c.state, c.close_type,
	    NULL::text, c.closed_at, 50
	FROM (
		SELECT o.* FROM ticket_closed o
		WHERE o.category_id = category ORDER BY o.id DESC LIMIT 500
	) AS c
	JOIN ticket_text x ON x.id = c.id
	LEFT JOIN paidan.unit u ON u.id = c.unit_id
	WHERE c.unit_id = unit AND can_see(c.id)
	ORDER BY c.id DESC
	LIMIT least("limit", 100);
END
$$;
