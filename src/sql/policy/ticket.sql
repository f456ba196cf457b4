-- SPDX-License-Identifier: MIT
-- Who sees which tickets, in one place: row security for who looks through the API's views,
-- and paidan_int.my_open, my_closed and my_recent for functions that count or list. Who one is
-- stands in sub-selects, so that it is looked up once a query and not once a row, and what concerns
-- watchers only if a row is not the platform's or the unit's.
--
-- Row security reads paidan.scope itself and asks the groups there and then: a function for
-- each of these costs half as much as the page. Each group is held to no more of the rule
-- than can let it see a row: only monitors watch trades or areas (what most rows fail by
-- stands first), and who sees no platform has the plain rule of units alone (an OR hides from
-- the planner that the index on unit_ids answers it, and a unit's page would walk the whole
-- city's queue). The rights are asked for in the rule as well: a group that is held to the
-- wrong part, or a plan that outlives a right, shows less, never more.
DO $do$
DECLARE
	-- What the login's row says, %s being what, if its groups give it the right. (A name made
	-- text keeps the collation of names, which no index here has.)
	row constant text := '(SELECT %s FROM paidan.scope s
	    WHERE s.login = session_user::text COLLATE "default" AND (%s))';
	member constant text := $$pg_has_role(session_user, 'paidan_%s', 'MEMBER')$$;
	platform_right constant text := (
	    SELECT string_agg(format(member, r.role), ' OR ' ORDER BY r.role)
	    FROM paidan.role_right r WHERE r."right" = 'see_platform');
	unit_right constant text := (
	    SELECT string_agg(format(member, r.role), ' OR ' ORDER BY r.role)
	    FROM paidan.role_right r WHERE r."right" = 'see_unit');
	watcher constant text := format(member, 'monitor');
	-- The same words for row security and for the views of functions, which know the login that
	-- a history tells. (Added to nothing, a set is whole in memory; as it is stored it would be
	-- unpacked anew for every row.)
	words constant jsonb := jsonb_build_object(
	    'platforms', format(row, $$s.platforms || '{}'$$, platform_right),
	    'units', format(row, format($$CASE WHEN s.units <> s.own_units AND (%s)
	        THEN s.units ELSE s.own_units END || '{}'$$, platform_right), unit_right),
	    'reach', format(row, 's.watched || s.platforms', watcher),
	    'trades', format(row, $$s.trades + '{}'$$, 'true'),
	    'areas', format(row, $$s.areas + '{}'$$, 'true'),
	    'units_of_all', format(row, $$nullif(s.units, '{}')$$, watcher),
	    'login', 'session_user::text');
	functions constant jsonb := jsonb_build_object(
	    'reach', '(SELECT paidan_int.my_watched() || paidan_int.my_platforms())',
	    'trades', '(SELECT paidan_int.my_trades())',
	    'areas', '(SELECT paidan_int.my_areas())',
	    'units_of_all', $$(SELECT nullif(paidan_int.my_units(), '{}'))$$,
	    'login', '(SELECT paidan_int.my_login())');
	named constant text := '(confidants IS NULL OR {login} = ANY (confidants))';
	of_unit constant text := 'unit_ids && {units}::int[]';
	of_platform constant text := 'platform_id = ANY ({platforms}::int[]) OR ' || of_unit;
	-- Who watches all has one of its units too; who watches some has none. (Functions, not @>:
	-- of an operator the planner believes that almost no row passes it, and plans for that.)
	of_watcher constant text := 'multirange_contains_elem({trades}, coalesce(category_id, 0))
	    AND multirange_contains_elem({areas}, coalesce(territory_code, ''''))
	    AND (platform_id = ANY ({reach}::int[]) OR unit_ids && {units_of_all}::int[])';
	policies constant jsonb := jsonb_build_object('seen', of_platform,
	    'seen_watching', of_watcher, 'seen_by_unit', of_unit);
	which text;
	p record;
	rule text;
	view text := format('(%s) AND %s', of_watcher, named);
	w record;
BEGIN
	FOR w IN SELECT * FROM jsonb_each_text(functions) LOOP
		view := replace(view, '{' || w.key || '}', w.value);
	END LOOP;
	FOREACH which IN ARRAY '{open,closed,recent}'::text[] LOOP
		EXECUTE format('ALTER TABLE paidan.ticket_%s ENABLE ROW LEVEL SECURITY', which);
		EXECUTE format('CREATE VIEW paidan_int.my_%s AS SELECT * FROM paidan.ticket_%1$s
		    WHERE %s', which, view);
		FOR p IN
			SELECT e.key AS name, e.value AS rule,
			    string_agg('paidan_' || g.role, ', ' ORDER BY g.role) AS groups
			FROM jsonb_each_text(policies) AS e
			JOIN (SELECT r.role, CASE WHEN r.role = 'monitor' THEN 'seen_watching'
			        WHEN 'see_platform' = ANY (array_agg(r."right")) THEN 'seen'
			        ELSE 'seen_by_unit' END AS policy
			    FROM paidan.role_right r WHERE r."right" IN ('see_platform', 'see_unit')
			    GROUP BY r.role) AS g ON g.policy = e.key
			GROUP BY e.key, e.value
		LOOP
			rule := format('(%s) AND %s', p.rule, named);
			FOR w IN SELECT * FROM jsonb_each_text(words) LOOP
				rule := replace(rule, '{' || w.key || '}', w.value);
			END LOOP;
			EXECUTE format('CREATE POLICY %s ON paidan.ticket_%s FOR SELECT TO %s
			    USING (%s)', p.name, which, p.groups, rule);
		END LOOP;
	END LOOP;
END
$do$;
