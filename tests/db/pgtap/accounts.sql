-- SPDX-License-Identifier: MIT
-- Accounts: who makes, locks and confirms them; that nobody makes more of himself, and all of it is written down.
BEGIN;
SELECT no_plan();
CREATE FUNCTION pg_temp.did(who text, verb text, args text) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT paidan_api.account_%s(%L, %s)', verb, gen_random_uuid(), args)) $$;
CREATE FUNCTION pg_temp.login(who text) RETURNS text LANGUAGE sql AS $$
	SELECT concat_ws(' ', CASE WHEN r.rolcanlogin THEN 'connects' ELSE 'shut out' END, (SELECT string_agg(g.rolname, ' ' ORDER BY g.rolname)
	    FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid)) FROM pg_roles r WHERE r.rolname = who $$;
\set secret '''SCRAM-SHA-256$4096:c2FsdHNhbHRzYWx0c2FsdA==$QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=:QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkI='''

-- Made by an administrator, it waits for a coordinator's word; then it works.
SELECT is(pg_temp.did('t_admin', 'add', '''t_new'', ''新派单'', ''{dispatcher}'', NULL, NULL, NULL, NULL, ' || quote_literal(:secret) || ', NULL'), 'waiting', 'added');
SELECT is(pg_temp.login('t_new'), 'shut out', 'and can do nothing yet');
SELECT is(t.as_login('t_new', 'SELECT count(*) FROM paidan_api.open_ticket'), '42501 permission denied for schema paidan_api', 'nothing at all');
SELECT is((SELECT rolpassword FROM pg_authid WHERE rolname = 't_new'), :secret, 'with its password');
SELECT is(pg_temp.did(who, 'confirm', '''t_new'', NULL'), answer, who || ' confirms') FROM (VALUES ('t_admin', 'PD002 no_right'), ('t_super', 'PD002 no_right'),
    ('t_disp', 'PD002 no_right'), ('t_left', 'PD001 no_account'), ('t_coord', 'active'), ('t_rival', 'PD152 not_waiting')) AS v(who, answer);
SELECT is(pg_temp.login('t_new'), 'connects paidan_dispatcher', 'then it connects, with its group');
SELECT is(t.as_login('t_new', 'SELECT name || '' '' || platform_name FROM paidan_api.whoami()'), '新派单 市平台', 'as whom it was added');

-- It cannot take all connections; what the server's administrator has set is kept.
SELECT is((SELECT rolconnlimit FROM pg_roles WHERE rolname = 't_new'), 16, 'so many consoles at once');
ALTER ROLE t_new CONNECTION LIMIT 40;

-- Locked, it does nothing at once, and is as before when it is let in again.
SELECT is(pg_temp.did('t_admin', 'lock', '''t_new'', NULL'), 'PD010 missing', 'locked with a reason');
SELECT is(pg_temp.did('t_admin', 'lock', '''t_new'', ''离职'''), 'locked', 'locked');
SELECT is(pg_temp.login('t_new'), 'shut out', 'shut out');
SELECT is(t.as_login('t_new', q), '42501 permission denied for schema paidan_api', 'locked: ' || q) FROM unnest(ARRAY['SELECT count(*) FROM paidan_api.unit_list',
    'SELECT paidan_api.whoami()', 'SELECT paidan_api.register(gen_random_uuid(), ''{}'')', 'SELECT paidan_api.lead()']) AS q;
SELECT is(pg_temp.did('t_admin', 'unlock', '''t_new'', ''误锁'''), 'active', 'unlocked');
SELECT is(pg_temp.login('t_new'), 'connects paidan_dispatcher', 'as before');
SELECT is((SELECT rolconnlimit FROM pg_roles WHERE rolname = 't_new'), 40, 'with as many as it was given');
SELECT is(pg_temp.did('t_admin', 'unlock', '''t_new'', NULL'), 'PD153 not_locked', 'it is not locked');
-- A login that was there before paidan kept accounts.
SELECT is(pg_temp.did('t_admin', 'lock', '''t_call'', ''r'''), 'locked', 'an older one is locked');
SELECT is(pg_temp.login('t_call'), 'shut out', 'its groups are taken');
SELECT is(pg_temp.did('t_admin', 'unlock', '''t_call'', NULL'), 'active', 'unlocked');
SELECT is(pg_temp.login('t_call'), 'connects paidan_caller', 'and given back');
SELECT is(t.as_login('t_call', 'SELECT count(*) >= 0 FROM paidan_api.open_ticket'), 'true', 'it works again');
-- No right without an account in use, whatever groups it has.
UPDATE paidan.account SET active = false WHERE login = 't_call';
SELECT is(paidan_int.has_right('t_call', 'lead_pulse'), false, 'not even the pulse');
SELECT is(t.as_login('t_call', 'SELECT paidan_api.lead()'), 'PD002 no_right', 'in a session that is open');
UPDATE paidan.account SET active = true WHERE login = 't_call';

-- Roles, units, passwords: each waits for the second person.
SELECT is(pg_temp.did('t_admin', 'role', '''t_new'', ''{caller,dispatcher}'', NULL, NULL, ''r'''), 'waiting', 'another role waits');
SELECT is(pg_temp.login('t_new'), 'shut out', 'meanwhile nothing');
SELECT is(pg_temp.did('t_coord', 'confirm', '''t_new'', NULL'), 'active', 'confirmed');
SELECT is(pg_temp.login('t_new'), 'connects paidan_caller paidan_dispatcher', 'both groups');
SELECT is(pg_temp.did('t_admin', 'unit', '''t_new'', ''YZQ'', ''YZQ-CGJ'', NULL'), 'waiting', 'another platform');
SELECT is(pg_temp.did('t_county', 'confirm', '''t_new'', NULL'), 'PD002 no_right', 'its dispatcher does not confirm');
SELECT is(pg_temp.did('t_coord', 'confirm', '''t_new'', NULL'), 'active', 'the city''s coordinator does');
SELECT is((SELECT platform_id || ' ' || unit_id FROM paidan.account WHERE login = 't_new'), '2 4', 'platform and unit');
SELECT is(pg_temp.did('t_admin', 'password', '''t_coord'', ' || quote_literal(:secret) || ', ''forgotten'''), 'waiting',
    'whoever gives a coordinator a password cannot come in with it');
SELECT is(pg_temp.login('t_coord'), 'shut out', 'until another has confirmed that');
SELECT is(pg_temp.did('t_rival', 'confirm', '''t_coord'', NULL'), 'active', 'another coordinator');
SELECT is(pg_temp.did('t_admin', 'password', '''t_new'', ' || quote_literal(p) || ', NULL'), CASE p WHEN '' THEN 'PD010 missing' ELSE '42501 not a login to be kept' END, 'a password as ' || p)
FROM unnest('{"",plain,md5c3RvcmVk,SCRAM-SHA-256$4096:c2FsdA==$c3RvcmVk:c2VydmVy,"SCRAM-SHA-256$1:a$b'' SUPERUSER --"}'::text[]) AS p;

-- A monitor has a trade or an area.
SELECT is(pg_temp.did('t_admin', 'add', format('%L, ''x'', %L, NULL, %L, %L, %L, NULL, NULL', 't_m' || n, roles, unit, trades, areas)), answer, concat_ws(' ', roles, unit, trades, areas))
FROM (VALUES (1, '{monitor}', NULL, NULL, NULL, 'PD010 missing'), (2, '{monitor}', NULL, '{01.01}', NULL, 'waiting'), (3, '{monitor}', NULL, NULL, '{颍州区}', 'waiting'),
    (4, '{monitor}', NULL, '{99}', NULL, 'PD024 unknown_category'), (5, '{monitor}', NULL, NULL, '{nowhere}', 'PD025 unknown_territory'), (6, '{dispatcher}', NULL, '{01}', NULL, 'PD017 bad_value'),
    (7, '{liaison}', NULL, NULL, NULL, 'PD010 missing'), (8, '{liaison}', '市城管局', NULL, NULL, 'waiting'), (9, '{liaison}', 'nobody', NULL, NULL, 'PD013 unknown_unit'),
    (10, '{}', NULL, NULL, NULL, 'PD010 missing'), (11, '{owner}', NULL, NULL, NULL, 'PD017 bad_value'), (12, '{user}', NULL, NULL, NULL, 'PD017 bad_value'), (13, '{keeper}', NULL, NULL, NULL, 'PD017 bad_value'),
    (14, '{admin,coordinator}', NULL, NULL, NULL, 'PD017 bad_value'), (15, '{seat,dispatcher}', NULL, NULL, NULL, 'PD017 bad_value'), (16, '{seat}', NULL, NULL, NULL, 'waiting'),
    (17, '{pg_read_all_data}', NULL, NULL, NULL, 'PD017 bad_value'), (18, '{"dispatcher, postgres"}', NULL, NULL, NULL, 'PD017 bad_value')) AS v(n, roles, unit, trades, areas, answer);
SELECT is((SELECT trades::text || coalesce(areas::text, '') FROM paidan.account WHERE login = 't_m2'), '{2}', 'a trade');

-- Names that cannot be; logins that are somebody else's.
CREATE ROLE t_app LOGIN;
CREATE ROLE t_dba LOGIN CREATEROLE;
CREATE ROLE t_reads LOGIN;
GRANT pg_read_all_data TO t_reads;
SELECT is(pg_temp.did('t_admin', 'add', format('%L, ''x'', ''{caller}'', NULL, NULL, NULL, NULL, NULL, NULL', login)), 'PD151 login_taken', 'not ' || coalesce(login, 'nothing'))
FROM unnest(ARRAY['t_disp', 'postgres', 'paidan_owner', 'paidan_x', 'pg_x', 't_app', 't_dba', 't_reads', 'public', 'X', 'a b', 'a"; DROP ROLE x; --', '', NULL]) AS login;
-- Even with a row of ours, a login that is more than one of those who work here is not touched.
INSERT INTO paidan.account (login, name, platform_id) VALUES ('t_dba', 'x', 1), ('t_reads', 'x', 1), ('postgres', 'x', 1), ('t_app', 'x', 1);
SELECT is(pg_temp.did('t_admin', verb, format('%L, %s', login, args)), answer, verb || ' ' || login)
FROM unnest('{t_dba,t_reads,postgres,t_app}'::text[]) AS login, (VALUES ('role', '''{caller}'', NULL, NULL, NULL', '42501 not a login to be kept'),
    ('password', quote_literal(:secret) || ', NULL', 'PD010 missing'), ('lock', '''r''', 'locked')) AS v(verb, args, answer);
SELECT is(pg_temp.login('t_dba'), 'connects', 'such a login is as it was');
DELETE FROM paidan.account WHERE login = 'postgres';
SELECT is(t.as_login('t_admin', q), '42501 permission denied for ' || what, q) FROM (VALUES
    ('SELECT paidan_keep.set_login(''t_admin'', ''{coordinator}'', true, NULL)', 'schema paidan_keep'), ('TABLE paidan_keep.login', 'schema paidan_keep')) AS v(q, what);
SELECT is(t.as_login('t_admin', 'SET ROLE paidan_keeper'), '42501 permission denied to set role "paidan_keeper"', 'nobody is the keeper');
SELECT is((SELECT count(*) FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE m.roleid = 'paidan_keeper'::regrole AND r.rolname ~ '^t_|^paidan'), 0::bigint, 'nor a member of it');
SELECT is(pg_has_role('paidan_keeper', 'paidan_owner', 'MEMBER'), false, 'and the keeper is not the owner');

-- Nobody's own account; nobody confirms what he asked for.
SELECT is(pg_temp.did('t_admin', verb, '''t_admin'', ' || args), 'PD150 own_account', verb || ' of one''s own')
FROM (VALUES ('role', '''{coordinator}'', NULL, NULL, NULL'), ('unit', 'NULL, ''CGJ'', NULL'), ('password', quote_literal(:secret) || ', NULL'), ('lock', '''r'''), ('unlock', 'NULL')) AS v(verb, args);
SELECT is(pg_temp.did('t_admin', 'add', '''t_puppet'', ''傀儡'', ''{admin}'', NULL, NULL, NULL, NULL, ' || quote_literal(:secret) || ', NULL'), 'waiting', 'a puppet waits, too');
UPDATE paidan.account SET waits_since = now(), asked_by = 't_coord' WHERE login = 't_new';
SELECT is(pg_temp.did('t_coord', 'confirm', '''t_new'', NULL'), 'PD150 own_account', 'what one asked for');
UPDATE paidan.account SET waits_since = now(), asked_by = 't_admin' WHERE login = 't_coord';
SELECT is(pg_temp.did('t_coord', 'confirm', '''t_coord'', NULL'), 'PD150 own_account', 'nor what is about oneself');

-- Who may not.
SELECT is(pg_temp.did(who, 'add', '''t_x'', ''x'', ''{caller}'', NULL, NULL, NULL, NULL, NULL, NULL'), CASE WHEN who IN ('t_nobody', 't_left') THEN 'PD001 no_account' ELSE 'PD002 no_right' END, who || ' adds nobody')
FROM unnest('{t_disp,t_coord,t_call,t_super,t_light,t_monitor,t_registrar,t_seat,t_nobody,t_left,t_county}'::text[]) AS who;
-- A county's administrator keeps the county's.
UPDATE paidan.account SET platform_id = 2 WHERE login = 't_admin';
SELECT is(pg_temp.did('t_admin', 'lock', '''t_disp'', ''r'''), 'PD092 unknown_login', 'the city''s are not there');
SELECT is(pg_temp.did('t_admin', 'add', '''t_x'', ''x'', ''{caller}'', ''CITY'', NULL, NULL, NULL, NULL, NULL'), 'PD006 not_your_platform', 'nor made there');
SELECT is(pg_temp.did('t_admin', 'lock', '''t_county'', ''r'''), 'locked', 'the own are');
SELECT is(t.as_login('t_admin', 'SELECT string_agg(login, '' '') FROM paidan_api.account_list() WHERE login ~ ''^t_(county|lamp|disp)$'''), 't_county t_lamp', 'and listed');
UPDATE paidan.account SET platform_id = 1 WHERE login = 't_admin';
SELECT is(pg_temp.did('t_admin', 'unlock', '''t_county'', NULL'), 'active', 'by the city''s again');

-- Who owns the database makes the first ones, at once.
SELECT is(paidan_api.account_add(gen_random_uuid(), 't_first', '首任', '{admin}', NULL, NULL, NULL, NULL, NULL, NULL), 'active', 'by the owner');
SELECT is(pg_temp.login('t_first'), 'connects paidan_admin', 'without a second person');

-- Twice the same command is one.
SELECT gen_random_uuid() AS c \gset
SELECT is(t.as_login('t_admin', format('SELECT paidan_api.account_lock(%L, ''t_m2'', ''r'')', :'c')), 'locked', 'once') FROM generate_series(1, 2);
SELECT is((SELECT count(*) FROM paidan.account_log WHERE command_id = :'c'), 1::bigint, 'written once');

-- All of it is written down, and only added to.
SELECT is(t.as_login('t_admin', 'SELECT string_agg(verb || '' '' || actor || '' '' || coalesce(after ->> ''state'', ''''), '', '') FROM paidan_api.account_history(''t_new'')'),
    'account_add t_admin waiting, account_confirm t_coord active, account_lock t_admin locked, account_unlock t_admin active, account_role t_admin waiting, account_confirm t_coord active, '
    || 'account_unit t_admin waiting, account_confirm t_coord active', 'the history of one');
SELECT is((SELECT count(*) FROM paidan.account_log WHERE (before::text || after::text) ~ 'SCRAM'), 0::bigint, 'without any password');
SELECT is(t.as_login(who, 'SELECT count(*) > 0 FROM paidan_api.account_history(NULL)'), answer, who || ' reads it') FROM (VALUES ('t_coord', 'true'), ('t_rival', 'true'),
    ('t_disp', 'PD002 no_right'), ('t_super', 'PD002 no_right')) AS v(who, answer);
SELECT throws_ok(q, 'PD020', 'append_only', q) FROM unnest(ARRAY['UPDATE paidan.account_log SET actor = ''x''', 'DELETE FROM paidan.account_log', 'TRUNCATE paidan.account_log']) AS q;

-- The list tells who is in other groups than he was given.
GRANT paidan_coordinator TO t_m2;
SELECT is(t.as_login('t_admin', 'SELECT string_agg(login, '' '' ORDER BY login) FROM paidan_api.account_list() WHERE drift AND login ~ ''^t_(new|m2|first|county)$'''), 't_m2', 'drift');
SELECT is(t.as_login('t_admin', 'SELECT concat_ws('' '', name, platform_name, unit_name, roles, state) FROM paidan_api.account_list() WHERE login = ''t_light'''), '彭国艳 市平台 市城管局 {liaison} active', 'a row');
SET LOCAL TimeZone = 'America/New_York';
SELECT is(t.as_login('t_admin', 'SELECT max(at)::text FROM paidan_api.account_history(NULL)'), (SELECT (max(at) AT TIME ZONE 'Asia/Shanghai')::text FROM paidan.account_log), 'in the city''s time, wherever one sits');
RESET TimeZone;
SELECT is(t.as_login('t_disp', 'SELECT count(*) FROM paidan_api.account_list()'), 'PD002 no_right', 'not for others');
SELECT * FROM finish();
ROLLBACK;
