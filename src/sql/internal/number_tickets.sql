-- SPDX-License-Identifier: MIT
-- Gives each its number: the day of receipt and a running number of the
-- platform on that day; below the city's platform with the platform's code
-- before it, so that a number is one ticket's alone. Days are taken in order,
-- so that two imports do not wait for each other in a ring.
CREATE FUNCTION paidan_int.number_tickets(platform int, fresh paidan_int.new_ticket[])
RETURNS TABLE (ticket bigint, number text)
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH dated AS (
		SELECT f.ticket, (f.received_at AT TIME ZONE zone())::date AS day, f.row_no
		FROM unnest(fresh) AS f
	), taken AS (
		INSERT INTO day_number AS d (platform_id, day, last)
		SELECT platform, dated.day, count(*) FROM dated
		GROUP BY dated.day ORDER BY dated.day
		ON CONFLICT (platform_id, day) DO UPDATE SET last = d.last + excluded.last
		RETURNING d.day, d.last
	)
	SELECT n.ticket, n.prefix || to_char(n.day, 'YYYYMMDD-')
	    || lpad(n.running::text, greatest(4, length(n.running::text)), '0')
	FROM (
		SELECT dated.ticket, dated.day,
		    CASE WHEN p.parent_id IS NULL THEN '' ELSE p.code END AS prefix,
		    taken.last + 1 - row_number() OVER (PARTITION BY dated.day
		        ORDER BY dated.row_no DESC, dated.ticket DESC) AS running
		FROM dated JOIN taken ON taken.day = dated.day
		JOIN platform p ON p.id = platform
	) AS n
$$;
