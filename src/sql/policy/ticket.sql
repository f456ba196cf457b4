-- SPDX-License-Identifier: MIT
-- Who sees which tickets, in one place: row security for who looks through the API's views,
-- and paidan_int.my_open and my_closed for functions that count or list. The
-- functions stand in sub-selects, so that they run once a query and not once a row, and those
-- about watchers only if a row is not the platform's or the unit's. Who sees no platform is
-- held to the plain rule of units alone: an OR hides from the planner that the index on
-- unit_ids answers it, and a unit's page would walk the whole city's queue.
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
	of_unit constant text := $$
	    unit_ids && (SELECT paidan_int.my_units())
	    AND (confidants IS NULL OR (SELECT paidan_int.my_login()) = ANY (confidants)) $$;
	sees_platform constant text := (SELECT string_agg(format('%I', 'paidan_' || r.role), ', ')
	    FROM paidan.role_right r WHERE r."right" = 'see_platform');
	sees_unit constant text := (SELECT string_agg(format('%I', 'paidan_' || r.role), ', ')
	    FROM paidan.role_right r WHERE r."right" = 'see_unit' AND NOT EXISTS (
	        SELECT FROM paidan.role_right p
	        WHERE p.role = r.role AND p."right" = 'see_platform'));
	which text;
BEGIN
	FOREACH which IN ARRAY '{open,closed}'::text[] LOOP
		EXECUTE format('ALTER TABLE paidan.ticket_%s ENABLE ROW LEVEL SECURITY', which);
		EXECUTE format('CREATE POLICY seen ON paidan.ticket_%s FOR SELECT TO %s
		    USING (%s)', which, sees_platform, rule);
		EXECUTE format('CREATE POLICY seen_by_unit ON paidan.ticket_%s FOR SELECT TO %s
		    USING (%s)', which, sees_unit, of_unit);
		EXECUTE format('CREATE VIEW paidan_int.my_%s AS SELECT * FROM paidan.ticket_%1$s
		    WHERE %s', which, rule);
	END LOOP;
END
$do$;
