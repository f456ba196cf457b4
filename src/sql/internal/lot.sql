-- SPDX-License-Identifier: MIT
-- The strata of a sample, and each ticket's place in its own by the lot; chosen are the
-- first of so many in a hundred, at least one. Nothing but seed and tickets decides.
CREATE FUNCTION paidan_int.lot(tickets bigint[], seed text, percent int)
RETURNS TABLE (ticket_id bigint, unit_id int, class text, place int, chosen boolean)
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT o.id, o.unit_id, o.class, o.place,
	    o.place <= greatest(1, ceil(count(*) OVER (PARTITION BY o.unit_id, o.class)
	        * lot.percent / 100.0))
	FROM (
		SELECT t.id, coalesce(t.unit_id, 0) AS unit_id, coalesce(t.class, '') AS class,
		    row_number() OVER (PARTITION BY coalesce(t.unit_id, 0), coalesce(t.class, '')
		        ORDER BY sha256(convert_to(lot.seed || ' ' || t.number, 'UTF8')), t.id)::int
		        AS place
		FROM ticket_open t WHERE t.id = ANY (tickets)
	) AS o
$$;
