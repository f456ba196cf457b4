-- SPDX-License-Identifier: MIT
-- What the registry says of a ticket as it stands, and which categories its
-- text speaks for: [{"category":…, "name":…, "share":…}…]. Nothing for a
-- ticket that is not open or may not be seen.
CREATE FUNCTION paidan_api.matter(ticket bigint)
RETURNS TABLE (verdict text, lead_ids int[], duty_ids int[], suggested jsonb)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH t AS (
		SELECT c.path AS category, p.path AS territory
		FROM ticket_open o
		LEFT JOIN category c ON c.id = o.category_id
		LEFT JOIN territory p ON p.code = o.territory_code
		WHERE o.id = ticket AND can_see(ticket)
	), lead AS (
		SELECT h.unit_id, (h.reason ->> 'duty')::int AS duty,
		    rank() OVER (ORDER BY h.score DESC) AS n
		FROM t, duty_hints(t.category, t.territory) AS h
		WHERE h.role = 'lead'
	)
	SELECT CASE count(DISTINCT l.unit_id) WHEN 0 THEN 'gap' WHEN 1 THEN 'match'
	        ELSE 'conflict' END,
	    coalesce(array_agg(DISTINCT l.unit_id) FILTER (WHERE l.n = 1), '{}'),
	    coalesce(array_agg(DISTINCT l.duty) FILTER (WHERE l.n = 1), '{}'), '[]'::jsonb
	FROM t
	LEFT JOIN lead l ON l.n = 1
	HAVING count(t.*) > 0
$$;
