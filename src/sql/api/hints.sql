-- SPDX-License-Identifier: MIT
-- Which units could answer for a ticket, best first, and why. duty: the
-- registry, the deepest category and the deepest territory before all.
-- history: where alike tickets of the same county were closed. territory: the
-- unit that governs the place, as the backstop.
CREATE FUNCTION paidan_api.hints(ticket bigint)
RETURNS TABLE (unit_id int, score int, kind text, basis text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH t AS (
		SELECT o.id, o.platform_id, o.category_id, c.path AS category, p.path AS territory
		FROM ticket_open o
		LEFT JOIN category c ON c.id = o.category_id
		LEFT JOIN territory p ON p.code = o.territory_code
		WHERE o.id = ticket AND can_see(ticket)
	), found AS (
		SELECT h.unit_id, h.score, h.kind, h.basis
		FROM t, duty_hints(t.category, t.territory) AS h
		UNION ALL
		SELECT h.unit_id, h.score, h.kind, h.basis
		FROM t, history_hints(t.category_id, t.territory) AS h
		UNION ALL
		SELECT h.unit_id, h.score, h.kind, h.basis
		FROM t, territory_hints(t.territory) AS h
	)
	SELECT f.unit_id, f.score, f.kind, f.basis
	FROM found f
	JOIN unit u ON u.id = f.unit_id AND u.active
	JOIN t ON reaches(t.platform_id, f.unit_id)
	ORDER BY f.score DESC, u.code
	LIMIT 20
$$;
