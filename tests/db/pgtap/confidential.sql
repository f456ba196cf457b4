-- SPDX-License-Identifier: MIT
-- A confidential ticket: those named know of it, and to all others it is as if it were not there, by whatever
-- road they come.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE k (name text, id bigint);
INSERT INTO k VALUES ('other', t.ticket_in('dispatched')), ('secret', t.ticket_in('disputed'));
INSERT INTO k SELECT 'own', t.as_login('t_disp', format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(),
    '{"channel": "hotline", "body": "举报", "category": "01.01.01", "name": "欧阳秘", "confidential": "举报人要求保密"}'))::bigint;
CREATE FUNCTION pg_temp.k(name text) RETURNS bigint LANGUAGE sql AS $$ SELECT id FROM k WHERE k.name = k.name AND k.name = $1 $$;

-- All that a login is told by functions that read: of this ticket, of nothing in particular, and by the views.
CREATE FUNCTION pg_temp.told(who text, ticket bigint) RETURNS TABLE (what text, answer text) LANGUAGE plpgsql AS $$
DECLARE
	q record;
BEGIN
	FOR q IN
		SELECT p.proname::text AS name, format('SELECT string_agg(x::text, '' '' ORDER BY x::text) FROM paidan_api.%I(%s) AS x',
		    p.proname, (SELECT string_agg(CASE WHEN n IN ('ticket') THEN ticket::text WHEN n = 'since' THEN '''0''' WHEN n = 'kind' THEN '''rulings'''
		            WHEN n = 'limit' THEN '50' ELSE 'NULL::' || format_type(y, NULL) END, ', ' ORDER BY i)
		        FROM unnest(p.proargnames[1:p.pronargs], p.proargtypes::oid[]) WITH ORDINALITY AS a(n, y, i))) AS query
		FROM pg_proc p WHERE p.pronamespace = 'paidan_api'::regnamespace AND p.provolatile = 's'
		    AND p.proname NOT IN ('whoami', 'due_lines', 'clock_preview', 'feed_cursor', 'changes')
		UNION ALL
		SELECT c.relname::text, format('SELECT string_agg(x::text, '' '' ORDER BY x::text) FROM paidan_api.%I AS x', c.relname)
		FROM pg_class c WHERE c.relnamespace = 'paidan_api'::regnamespace AND c.relkind = 'v'
		ORDER BY 1
	LOOP
		what := q.name;
		answer := t.as_login(who, q.query);
		RETURN NEXT;
	END LOOP;
END
$$;

-- The world with the ticket hidden from a login, against the same world in which it is elsewhere: on a platform
-- of which the login knows nothing.
SELECT t.act('t_coord', 'rule', pg_temp.k('secret'), '1, NULL, ''密裁'', ''密据'', true, NULL, NULL, NULL');
SELECT isnt((SELECT count(*) FROM pg_temp.told('t_disp2', pg_temp.k('secret')) WHERE answer ~ '密裁'), 0::bigint, 'seen at first');
SELECT is(t.act('t_coord', 'confide', pg_temp.k('secret'), '''{t_disp,t_light}'', ''涉举报'''), 'dispatched', 'a coordinator names');
CREATE TEMP TABLE hidden AS SELECT w.who, x.* FROM unnest('{t_disp2,t_call,t_super,t_rival,t_monitor,t_trade,t_area,t_seat,t_admin,t_registrar,t_water,t_county}'::text[])
    AS w(who), LATERAL pg_temp.told(w.who, pg_temp.k('secret')) AS x;
SELECT is_empty($$ SELECT who, what, left(answer, 300) FROM hidden h WHERE answer ~ '密裁|密据' OR answer ~ (SELECT number FROM paidan.ticket_open WHERE id = pg_temp.k('secret')) $$, 'nothing of it is told to who is not named');
INSERT INTO paidan.platform (id, code, name, kind) SELECT 99, 'ELSE', '别处', 'sector' WHERE false;
SAVEPOINT here;
SET LOCAL session_replication_role = replica;
INSERT INTO paidan.platform (id, code, name, kind, parent_id, path) VALUES (99, 'ELSE', '别处', 'sector', 1, 'zz');
UPDATE paidan.ticket_open SET platform_id = 99, unit_ids = '{}' WHERE id = pg_temp.k('secret');
DELETE FROM paidan.ruling WHERE ticket_id = pg_temp.k('secret');
DELETE FROM paidan.assignment WHERE ticket_id = pg_temp.k('secret');
SET LOCAL session_replication_role = origin;
CREATE TEMP TABLE gone AS SELECT w.who, x.* FROM unnest('{t_disp2,t_call,t_super,t_rival,t_monitor,t_trade,t_area,t_seat,t_admin,t_registrar,t_water,t_county}'::text[])
    AS w(who), LATERAL pg_temp.told(w.who, pg_temp.k('secret')) AS x;
-- A unit's load in a hint is a number of all its tickets, whoever asks.
SELECT is_empty($$ SELECT h.who, h.what, left(h.answer, 400), left(g.answer, 400) FROM hidden h JOIN gone g USING (who, what)
    WHERE h.answer IS DISTINCT FROM g.answer AND h.what <> 'hints' $$, 'as if it were not there');
ROLLBACK TO here;

SELECT is(t.as_login(who, format('SELECT count(*) FROM paidan_api.open_ticket WHERE id = %s AND confidential', pg_temp.k('secret'))), n, who || ' sees it')
FROM (VALUES ('t_coord', '1'), ('t_disp', '1'), ('t_light', '1'), ('t_rival', '0'), ('t_disp2', '0'), ('t_super', '0'), ('t_water', '0'), ('t_trade', '0')) AS v(who, n);
SELECT is(t.act(who, verb, pg_temp.k('secret'), args), 'PD003 no_ticket', who || ' does not ' || verb)
FROM (VALUES ('t_disp2', 'note', '''x'''), ('t_rival', 'confide', '''{}'', ''x'''), ('t_rival', 'disclose', '''x'''), ('t_super', 'note', '''x''')) AS v(who, verb, args);
SELECT is(t.act('t_disp', 'confide', pg_temp.k('secret'), '''{}'', ''x'''), 'PD002 no_right', 'a dispatcher does not name');
SELECT is(t.act('t_coord', 'confide', pg_temp.k('other'), args), answer, 'confide ' || args) FROM (VALUES
    ('''{t_disp}'', NULL', 'PD010 missing'), ('''{t_left}'', ''r''', 'PD092 unknown_login'), ('''{nobody}'', ''r''', 'PD092 unknown_login')) AS v(args, answer);
SELECT is(t.act('t_coord', 'disclose', pg_temp.k('other'), '''r'''), 'PD093 not_confidential', 'what is not confidential');

-- Naming narrows, and never widens: a unit that has not got the ticket does not see it.
SELECT is(t.act('t_coord', 'confide', pg_temp.k('other'), '''{t_lamp}'', ''r'''), 'dispatched', 'another unit''s officer is named');
SELECT is(t.as_login('t_lamp', format('SELECT count(*) FROM paidan_api.ticket_detail(%s)', pg_temp.k('other'))), '0', 'and sees nothing');

-- Born so: for who registered it and those who may name others.
SELECT is(t.as_login(who, format('SELECT count(*) FROM paidan_api.events(%s)', pg_temp.k('own'))), n, who || ': registered as confidential')
FROM (VALUES ('t_disp', '2'), ('t_coord', '2'), ('t_rival', '2'), ('t_disp2', '0'), ('t_super', '0'), ('t_call', '0')) AS v(who, n);
SELECT is(t.as_login('t_disp', format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(),
    '{"channel": "hotline", "body": "x", "confidential": " "}')), 'PD010 missing', 'with a reason');

-- The feed: those it is taken from hear of it once; then nobody but who is named.
SELECT is((SELECT confidants FROM paidan.change WHERE ticket_id = pg_temp.k('secret') ORDER BY at DESC LIMIT 1), NULL, 'told to all that it has changed');
SELECT is(t.act('t_disp', 'note', pg_temp.k('secret'), '''x'''), 'dispatched', 'a note');
SELECT is((SELECT confidants @> '{t_coord,t_disp,t_light}' FROM paidan.change WHERE ticket_id = pg_temp.k('secret') AND confidants IS NOT NULL LIMIT 1), true, 'told to the named');
SELECT is((SELECT count(*) FROM paidan.change WHERE ticket_id = pg_temp.k('own') AND confidants IS NULL), 0::bigint, 'born so: never told to others');

-- Nothing is learned from it.
SELECT is(t.act('t_light', 'sign_in', pg_temp.k('secret')), 'handling', 'signed');
SELECT is((SELECT count(*) FROM paidan.hint_todo WHERE ticket_id = pg_temp.k('secret') AND at > (SELECT max(at) FROM paidan.event
    WHERE ticket_id = pg_temp.k('secret') AND verb = 'confide')), 0::bigint, 'nothing is learned from it');

-- What a unit has to do is told without it to whom it is hidden from.
CREATE TEMP TABLE fresh AS SELECT t.new_ticket('{"category": "01.01.01"}') AS id;
CREATE FUNCTION pg_temp.load(who text) RETURNS int LANGUAGE sql AS $$ SELECT t.as_login(who, format('SELECT w ->> ''open'' FROM paidan_api.hints(%s) AS h,
    jsonb_array_elements(h.warnings) AS w WHERE h.unit_id = 1 AND w ->> ''code'' = ''load''', id))::int FROM fresh $$;
SELECT t.ticket_in('dispatched');
SELECT is(pg_temp.load(l), (SELECT count(*)::int FROM paidan.ticket_open o WHERE unit_id = 1 AND (o.confidants IS NULL OR l = ANY (o.confidants))), l || ': the load without what is hidden')
FROM unnest('{t_disp,t_disp2,t_rival}'::text[]) AS l;
SELECT cmp_ok(pg_temp.load('t_disp2'), '<', pg_temp.load('t_disp'), 'which is less');

-- Until it is disclosed.
SELECT is(t.act('t_coord', 'disclose', pg_temp.k('secret'), '''done'''), 'handling', 'disclosed');
SELECT is(t.as_login('t_disp2', format('SELECT count(*) FROM paidan_api.open_ticket WHERE id = %s AND NOT confidential', pg_temp.k('secret'))), '1', 'one like others');
SELECT is((SELECT detail ->> 'logins' FROM paidan.event WHERE ticket_id = pg_temp.k('secret') AND verb = 'confide'), '["t_coord", "t_disp", "t_light"]', 'the record says who');

-- Closed, it stays so.
SELECT is(t.act('t_disp', 'close_intake', pg_temp.k('own'), '''emergency'', ''110'''), 'closed', 'closed');
SELECT is(t.as_login(who, format('SELECT count(*) FROM paidan_api.closed_ticket WHERE id = %s', pg_temp.k('own'))), n, who || ' sees it closed')
FROM (VALUES ('t_disp', '1'), ('t_disp2', '0')) AS v(who, n);
SELECT is(t.as_login(who, format('SELECT count(*) FROM paidan_api.closed_one(%s)', pg_temp.k('own'))), n, who || ' sees it by itself')
FROM (VALUES ('t_disp', '1'), ('t_disp2', '0')) AS v(who, n);

-- Row security holds should the feed ever be granted.
GRANT USAGE ON SCHEMA paidan TO paidan_user;
GRANT SELECT ON paidan.change, paidan.account_log TO paidan_user;
SELECT is(t.as_login('t_disp2', format('SELECT count(*) FROM paidan.change WHERE ticket_id = %s', pg_temp.k('own'))), '0', 'the feed');
SELECT is(t.as_login('t_admin', 'SELECT count(*) FROM paidan.account_log'), '0', 'the log of accounts');
SELECT * FROM finish();
ROLLBACK;
