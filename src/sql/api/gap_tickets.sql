-- SPDX-License-Identifier: MIT
-- The tickets behind a gap or a conflict of the registry, the last sent first:
-- those of the last quarter, of a matter and what is below it (NULL: any) in a
-- place, that the login may see.
CREATE FUNCTION paidan_api.gap_tickets(category int, place text, "limit" int)
RETURNS TABLE (id bigint, number text, title text, at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	matter ltree := (SELECT c.path FROM category c WHERE c.id = category);
	around ltree := (SELECT p.path FROM territory p WHERE p.code = place);
BEGIN
	RETURN QUERY
	SELECT t.id, t.number, t.title, m.at
	FROM misses(now() - interval '92 days', 'infinity') AS m
	JOIN category c ON c.id = m.category_id
	LEFT JOIN territory p ON p.code = m.territory_code
	CROSS JOIN LATERAL (
		SELECT o.id, o.number, o.title FROM ticket_open o WHERE o.id = m.ticket
		UNION ALL
		SELECT k.id, k.number, k.title FROM ticket_closed k WHERE k.id = m.ticket
	) AS t
	WHERE m.kind IN ('gap', 'conflict') AND (category IS NULL OR c.path <@ matter)
	    AND (place IS NULL OR p.path <@ around) AND can_see(m.ticket)
	ORDER BY m.at DESC, t.id DESC
	LIMIT "limit";
END
$$;
