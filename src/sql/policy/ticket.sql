-- SPDX-License-Identifier: MIT
-- Who sees which tickets, in one place: row security for who looks through the API's views,
-- and paidan_int.my_open and my_closed for functions that count or list. The
-- functions stand in sub-selects, so that they run once a query and not once a row, and those
-- about watchers only if a row is not the platform's or the unit's.
DO $do$
DECLARE
	rule constant text := $$
	    (platform_id = ANY ((SELECT paidan_int.my_platforms())::int[])
	        OR unit_ids && (SELECT paidan_int.my_units())
	        OR platform_id = ANY ((SELECT paidan_int.my_watched())::int[])
	            AND (category_id IN (SELECT unnest(paidan_int.my_trades()))
	                OR (SELECT paidan_int.my_trades() IS NULL))
	            AND (territory_code IN (SELECT unnest(paidan_int.my_areas()))
	                OR (SELECT paidan_int.my_areas() IS NULL)))
	    AND (confidants IS NULL OR (SELECT paidan_int.my_login()) = ANY (confidants)) $$;
	which text;
BEGIN
	FOREACH which IN ARRAY '{open,closed}'::text[] LOOP
		EXECUTE format('ALTER TABLE paidan.ticket_%s ENABLE ROW LEVEL SECURITY', which);
		EXECUTE format('CREATE POLICY seen ON paidan.ticket_%s FOR SELECT TO paidan_user
		    USING (%s)', which, rule);
		EXECUTE format('CREATE VIEW paidan_int.my_%s AS SELECT * FROM paidan.ticket_%1$s
		    WHERE %s', which, rule);
	END LOOP;
END
$do$;
