-- SPDX-License-Identifier: MIT
-- The same for an appeal that is being registered: what was typed so far. territory,
-- category: codes; near: the address; without a territory it is looked up.
CREATE FUNCTION paidan_api.duplicates_of(said text, near text, territory text, category text)
RETURNS TABLE (id bigint, version int, number text, title text, place text, body text, state text,
    urgency int, unit_name text, received_at timestamptz, merged int, likeness int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	me text := (context()).login;
BEGIN
	PERFORM check_plain_right(me, 'register');
	RETURN QUERY
	SELECT o.id, o.version, o.number, o.title, x.place, x.body, o.state, o.urgency::int,
	    u.short_name, o.received_at, o.merged::int, a.likeness
	FROM account c
	CROSS JOIN LATERAL alike_open(c.platform_id, duplicates_of.said,
	    coalesce(duplicates_of.near, ''),
	    coalesce(nullif(duplicates_of.territory, ''), locate(duplicates_of.near)),
	    (SELECT k.id FROM category k WHERE k.code = duplicates_of.category), NULL) AS a
	JOIN ticket_open o ON o.id = a.id
	JOIN ticket_text x ON x.id = a.id
	LEFT JOIN unit u ON u.id = o.unit_id
	WHERE c.login = me AND c.active
	ORDER BY a.likeness DESC, o.id;
END
$$;
