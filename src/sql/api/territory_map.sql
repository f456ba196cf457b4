-- SPDX-License-Identifier: MIT
-- Where a ticket's place lies, from the top down: the tree, the zones that it
-- was made a member of, the counties that these were carved out of, and the
-- place itself; the unit that governs each, and what the registry notes of its
-- borders for the ticket's matter.
CREATE FUNCTION paidan_api.territory_map(ticket bigint)
RETURNS TABLE (code text, name text, level text, depth numeric, kind text, unit_id int,
    unit_name text, note text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 6
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	place text;
	matter int;
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	SELECT t.territory_code, t.category_id INTO place, matter
	FROM told_ticket(ticket) AS t;
	RETURN QUERY
	WITH noted AS (
		SELECT d.territory_code, string_agg(DISTINCT rtrim(d.note, '。；;. '), '；') AS note
		FROM registry_rows(matter, place, today()) AS r JOIN duty d ON d.id = r.duty_id
		WHERE d.note <> ''
		GROUP BY 1
	)
	SELECT p.code, t.name, t.level, p.depth,
	    CASE WHEN p.code = place THEN 'place' ELSE p.kind END, u.id, u.short_name,
	    coalesce(n.note, '')
	FROM places_of(place) AS p
	JOIN territory t ON t.code = p.code
	LEFT JOIN LATERAL (SELECT x.id, x.short_name FROM unit x
	    WHERE x.territory_code = p.code ORDER BY x.active DESC, x.id LIMIT 1) AS u ON true
	LEFT JOIN noted n ON n.territory_code = p.code
	ORDER BY p.depth, p.code;
END
$$;
