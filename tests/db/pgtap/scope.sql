-- SPDX-License-Identifier: MIT
-- How far each account reaches is worked out beforehand: whatever changes it is followed, and what needs a right
-- needs it still.
BEGIN;
SELECT no_plan();
-- The same, worked out anew by other words.
CREATE FUNCTION pg_temp.anew() RETURNS TABLE (login text, facts text) LANGUAGE sql AS $$
	SELECT a.login, concat_ws('|',
	    (SELECT array_agg(p.id ORDER BY p.id) FROM paidan.platform p JOIN paidan.platform m ON p.path OPERATOR(paidan_ext.<@) m.path WHERE m.id = a.platform_id),
	    (SELECT array_agg(u.id ORDER BY u.id) FROM paidan.unit u WHERE u.id = a.unit_id OR u.runs_platform_id = a.platform_id),
	    a.trades IS NULL, a.areas IS NULL,
	    (SELECT array_agg(c.id ORDER BY c.id) FROM paidan.category c WHERE EXISTS (SELECT FROM paidan.category r
	        WHERE r.id = ANY (a.trades) AND c.path OPERATOR(paidan_ext.<@) r.path)),
	    (SELECT array_agg(x.code ORDER BY x.code) FROM paidan.territory x WHERE EXISTS (SELECT FROM paidan.territory r
	        WHERE r.code = ANY (a.areas) AND x.path OPERATOR(paidan_ext.<@) r.path)))
	FROM paidan.account a WHERE a.active $$;
CREATE FUNCTION pg_temp.kept() RETURNS TABLE (login text, facts text) LANGUAGE sql AS $$
	SELECT s.login, concat_ws('|', nullif(s.platforms || s.watched, '{}'), (SELECT array_agg(u.id ORDER BY u.id) FROM paidan.unit u
	        WHERE u.id = ANY (s.units) OR s.watched <> '{}' AND EXISTS (SELECT FROM paidan.account a WHERE a.login = s.login
	            AND (u.id = a.unit_id OR u.runs_platform_id = a.platform_id))),
	    upper_inf(s.trades), upper_inf(s.areas),
	    -- A set without bounds tells no members.
	    (SELECT array_agg(c.id ORDER BY c.id) FROM paidan.category c WHERE NOT upper_inf(s.trades) AND s.trades @> c.id),
	    (SELECT array_agg(x.code ORDER BY x.code) FROM paidan.territory x WHERE NOT upper_inf(s.areas) AND s.areas @> x.code))
	FROM paidan.scope s $$;
CREATE FUNCTION pg_temp.follows(change text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE change;
	RETURN set_eq('SELECT * FROM pg_temp.kept()', 'SELECT * FROM pg_temp.anew()', change);
END
$$;
SELECT pg_temp.follows('SELECT 1');
SELECT cmp_ok((SELECT count(*) FROM paidan.scope), '>', 10::bigint, 'there are some');
SELECT pg_temp.follows(c) FROM unnest(ARRAY[
	$$INSERT INTO paidan.platform (id, code, name, kind, parent_id) VALUES (77, 'NEW', '新区平台', 'county', 1)$$,
	$$INSERT INTO paidan.account (login, name, platform_id, unit_id) VALUES ('t_new', '新', 77, 6)$$,
	$$INSERT INTO paidan.unit (id, code, name, short_name, kind, platform_id, runs_platform_id) VALUES (77, 'NEWU', '新区', '新区', 'county', 1, 77)$$,
	$$UPDATE paidan.unit SET runs_platform_id = NULL WHERE id = 77$$,
	$$UPDATE paidan.platform SET parent_id = 2 WHERE id = 77$$,
	$$UPDATE paidan.account SET trades = '{1,4}' WHERE login = 't_new'$$,
	$$INSERT INTO paidan.category (id, code, name, parent_id) VALUES (77, '01.09', '新类', 1)$$,
	$$UPDATE paidan.account SET areas = '{341202000000}' WHERE login = 't_new'$$,
	$$INSERT INTO paidan.territory (code, name, short_name, level, parent_code) VALUES ('341202009999', '新村', '新村', 'town', '341202000000')$$,
	-- Moved under another parent, out of what is watched and into it; codes with letters, between others.
	$$UPDATE paidan.category SET parent_id = 5 WHERE id = 77$$,
	$$UPDATE paidan.category SET parent_id = NULL WHERE id = 77$$,
	$$UPDATE paidan.category SET parent_id = 2 WHERE id = 77$$,
	$$INSERT INTO paidan.territory (code, name, short_name, level, parent_code) VALUES ('3412020099AZ', '甲', '甲', 'town', '341202000000'), ('ZZTOP9', '乙', '乙', 'town', '341203000000')$$,
	$$UPDATE paidan.territory SET parent_code = '341202000000' WHERE code = 'ZZTOP9'$$,
	$$UPDATE paidan.territory SET parent_code = '341203000000' WHERE code = '3412020099AZ'$$,
	$$DELETE FROM paidan.territory WHERE code IN ('341202009999', '3412020099AZ', 'ZZTOP9')$$,
	$$UPDATE paidan.account SET trades = NULL, areas = NULL WHERE login = 't_new'$$,
	$$UPDATE paidan.account SET active = false WHERE login = 't_new'$$,
	$$UPDATE paidan.account SET active = true WHERE login = 't_new'$$,
	$$DELETE FROM paidan.account WHERE login = 't_new'$$,
	$$DELETE FROM paidan.unit WHERE id = 77$$]) AS c;
SELECT is((SELECT watched::text || platforms::text || units::text FROM paidan.scope WHERE login = 't_trade'), '{1,2,3,77}{}{}', 'who watches trades acts for nobody');

-- Row security, the functions and the inner views agree, for everybody.
SELECT t.ticket_in(state) FROM unnest('{registered,dispatched,handling,disputed,closed}'::text[]) AS state;
SELECT t.new_ticket('{"category": "02.01"}');
CREATE FUNCTION paidan_int.told_by_views() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    AS 'SELECT array_agg(id ORDER BY id)::text FROM (SELECT id FROM paidan_int.my_open UNION ALL SELECT id FROM paidan_int.my_closed) x';
CREATE FUNCTION paidan_int.told_one_by_one() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    AS 'SELECT array_agg(id ORDER BY id)::text FROM (SELECT id FROM paidan.ticket_open UNION ALL SELECT id FROM paidan.ticket_closed) x WHERE paidan_int.can_see(id)';
ALTER FUNCTION paidan_int.told_by_views() OWNER TO paidan_owner;
ALTER FUNCTION paidan_int.told_one_by_one() OWNER TO paidan_owner;
GRANT USAGE ON SCHEMA paidan_int TO paidan_user;
SELECT is(t.as_login(l, 'SELECT array_agg(id ORDER BY id)::text FROM (SELECT id FROM paidan_api.open_ticket UNION ALL SELECT id FROM paidan_api.closed_ticket) x'),
    t.as_login(l, 'SELECT ' || f), l || ': ' || f)
FROM (SELECT login AS l FROM paidan.account WHERE active ORDER BY 1) AS a, unnest('{paidan_int.told_by_views(),paidan_int.told_one_by_one()}'::text[]) AS f;
SELECT isnt(t.as_login('t_trade', 'SELECT paidan_int.told_by_views()'), NULL, 'a watcher sees some');
-- So do the lines of what is closed, asked for one by one, and the badge's.
CREATE TEMP TABLE closed AS SELECT array_agg(id)::text AS ids FROM paidan.ticket_closed;
SELECT isnt(ids, NULL, 'some are closed') FROM closed;
CREATE FUNCTION paidan_int.recent() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    AS 'SELECT array_agg(id ORDER BY id)::text FROM paidan_int.my_recent';
ALTER FUNCTION paidan_int.recent() OWNER TO paidan_owner;
SELECT is(t.as_login(l, format(q, ids)), t.as_login(l, 'SELECT array_agg(id ORDER BY id)::text FROM paidan_api.closed_ticket'), l || ' sees as many as of the list: ' || q)
FROM (SELECT login AS l FROM paidan.account WHERE active ORDER BY 1) AS a, closed,
    unnest(ARRAY['SELECT array_agg(id ORDER BY id)::text FROM unnest(%L::bigint[]) AS i, paidan_api.closed_one(i)', 'SELECT paidan_int.recent()']) AS q;

-- A plan that was made while there was a right.
CREATE FUNCTION t.mine() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM paidan_api.open_ticket); END';
GRANT USAGE ON SCHEMA t TO t_disp;
SELECT cmp_ok(t.as_login('t_disp', 'SELECT t.mine()')::bigint, '>', 0::bigint, 'seen with the right') FROM generate_series(1, 7);
SELECT format('REVOKE paidan_dispatcher FROM t_disp %s', CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'GRANTED BY paidan_keeper' END) \gexec
GRANT paidan_admin TO t_disp;
SELECT is(t.as_login('t_disp', 'SELECT t.mine()'), '0', 'a plan does not outlive the right');

-- What a group gives that comes within a session is there, and goes with it: a login of all groups in turn, its plans kept.
-- (It watches some trades, so what it sees by any group but the monitor's is nothing.)
CREATE ROLE t_turn LOGIN;
GRANT USAGE ON SCHEMA t TO t_turn;
INSERT INTO paidan.account (login, name, platform_id, unit_id, trades) VALUES ('t_turn', '轮岗', 1, 1, '{2}');
CREATE FUNCTION pg_temp.turn(given text, taken text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	g text;
BEGIN
	FOREACH g IN ARRAY string_to_array(taken, ' ') LOOP EXECUTE format('REVOKE paidan_%s FROM t_turn', g); END LOOP;
	FOREACH g IN ARRAY string_to_array(given, ' ') LOOP EXECUTE format('GRANT paidan_%s TO t_turn', g); END LOOP;
	-- Kept, planned anew, and twice in one question.
	RETURN concat_ws(' ', t.as_login('t_turn', 'SELECT t.mine()'), t.as_login('t_turn', 'SELECT count(*) FROM paidan_api.open_ticket'),
	    t.as_login('t_turn', 'SELECT count(*) FROM paidan_api.open_ticket WHERE id IN (SELECT id FROM paidan_api.open_ticket)'));
END
$$;
SELECT t.as_login('t_trade', 'SELECT count(*) FROM paidan_api.open_ticket') AS all_of_it \gset
SELECT cmp_ok(:all_of_it, '>', 0, 'there is something to watch');
SELECT is(pg_temp.turn('monitor', ''), format('%1$s %1$s %1$s', :all_of_it), 'a monitor');
SELECT is(pg_temp.turn('dispatcher', ''), format('%1$s %1$s %1$s', :all_of_it), 'and dispatcher');
SELECT is(pg_temp.turn('', 'monitor'), '0 0 0', 'a dispatcher alone, the plan being of both');
SELECT is(pg_temp.turn('liaison', 'dispatcher'), '0 0 0', 'a liaison');
SELECT is(pg_temp.turn('monitor', 'liaison'), format('%1$s %1$s %1$s', :all_of_it), 'a monitor again');
UPDATE paidan.account SET trades = NULL WHERE login = 't_turn';
SELECT cmp_ok(split_part(pg_temp.turn('', ''), ' ', 1)::int, '>', :all_of_it, 'who watches all');
SELECT is(split_part(pg_temp.turn('liaison', 'monitor'), ' ', 2), t.as_login('t_light', 'SELECT count(*) FROM paidan_api.open_ticket'), 'a liaison that watches nothing has its unit''s');
SELECT is(pg_temp.turn('admin', 'liaison'), '0 0 0', 'none of it is left');
UPDATE paidan.account SET active = false WHERE login = 't_turn';
SELECT is(pg_temp.turn('monitor', 'admin'), '0 0 0', 'without an account that works a group gives nothing');
DELETE FROM paidan.account WHERE login = 't_turn';
SELECT is(pg_temp.turn('dispatcher liaison', ''), '0 0 0', 'nor without any');

SELECT is(t.as_login('t_light', 'SELECT string_agg(login, '' '') FROM paidan.scope'), '42501 permission denied for schema paidan', 'nobody reads it');
GRANT USAGE ON SCHEMA paidan TO paidan_user;
SELECT is(t.as_login('t_light', 'SELECT string_agg(login, '' '') FROM paidan.scope'), 't_light', 'and if somebody could, there is one row');
SELECT is(t.as_login('t_light', q), '42501 permission denied for table scope', q) FROM unnest(ARRAY[
	'UPDATE paidan.scope SET platforms = ''{1}''', 'DELETE FROM paidan.scope', 'INSERT INTO paidan.scope VALUES (''x'')']) AS q;
SELECT * FROM finish();
ROLLBACK;
