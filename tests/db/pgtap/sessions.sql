-- SPDX-License-Identifier: MIT
-- Who is signed in, and ending a session: told to whom it may be, recorded for good. The PIN that
-- lifts a console's lock.
CREATE EXTENSION IF NOT EXISTS dblink;
SELECT dblink_connect(login, format('host=%s port=%s dbname=%s user=%s application_name=%s', current_setting('unix_socket_directories'),
    current_setting('port'), current_database(), login, 'desk-' || login))
FROM unnest('{t_light,t_lamp,t_county}'::text[]) AS login;
BEGIN;
SELECT no_plan();
CREATE FUNCTION pg_temp.seen(who text) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, 'SELECT string_agg(login || '' '' || application || '' '' || own, '', '' ORDER BY login)
	    FROM paidan_api.sessions() WHERE application ~ ''^desk-''') $$;
CREATE FUNCTION pg_temp.session(who text) RETURNS text LANGUAGE sql AS $$
	SELECT pid || ', ' || paidan_int.to_ms(backend_start) FROM pg_stat_activity WHERE usename = who
	    AND application_name = 'desk-' || who $$;
CREATE FUNCTION pg_temp.end(who text, whom text, reason text DEFAULT 'left the desk') RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT paidan_api.end_session(%s, %L)', pg_temp.session(whom), reason)) $$;

SELECT is(pg_temp.seen(who), seen, who) FROM (VALUES
    ('t_admin', 't_county desk-t_county false, t_lamp desk-t_lamp false, t_light desk-t_light false'),
    ('t_light', 't_light desk-t_light true'), ('t_disp', NULL), ('t_coord', NULL), ('t_super', NULL),
    ('t_nobody', 'PD001 no_account'), ('t_left', 'PD001 no_account')) AS v(who, seen);
SELECT is(t.as_login('t_admin', 'SELECT concat(since < now(), '' '', host IS NULL, '' '', unit_name) FROM paidan_api.sessions()
    WHERE login = ''t_light'' AND application ~ ''^desk''' ), 't t 市城管局', 'since when, from where, of which unit');
-- The administrator of a county sees and ends those of the county.
UPDATE paidan.account SET platform_id = 2 WHERE login = 't_admin';
SELECT is(pg_temp.seen('t_admin'), 't_county desk-t_county false, t_lamp desk-t_lamp false', 'of the county');
SELECT is(pg_temp.end('t_admin', 't_light'), 'PD170 no_session', 'nor ends others');
UPDATE paidan.account SET platform_id = 1 WHERE login = 't_admin';

SELECT is(pg_temp.end(who, whom, reason), answer, concat_ws(' ', who, whom, reason)) FROM (VALUES
    ('t_disp', 't_light', 'r', 'PD002 no_right'), ('t_coord', 't_light', 'r', 'PD002 no_right'),
    ('t_left', 't_light', 'r', 'PD001 no_account'), ('t_lamp', 't_light', 'r', 'PD002 no_right'),
    ('t_admin', 't_light', ' ', 'PD010 missing'), ('t_admin', 't_light', NULL, 'PD010 missing'),
    ('t_admin', 't_light', repeat('x', 1001), 'PD017 bad_value')) AS v(who, whom, reason, answer);
SELECT is(t.as_login('t_admin', format('SELECT paidan_api.end_session(%s + 1000, ''r'')', pg_temp.session('t_light'))), 'PD170 no_session',
    'another process of the same number');
SELECT is(t.as_login('t_admin', 'SELECT paidan_api.end_session(1, 1, ''r'')'), 'PD170 no_session', 'no session');
SELECT is(t.as_login('t_admin', format('SELECT paidan_api.end_session(pg_backend_pid(), %s, ''r'')', paidan_int.to_ms(backend_start))),
    'PD170 no_session', 'a login without an account is not theirs') FROM pg_stat_activity WHERE pid = pg_backend_pid();
SELECT is(t.as_login('t_disp', format('SELECT has_function_privilege(''paidan_api.end_session(int, bigint, text)'', ''EXECUTE'')')), 'true', 'all may ask');

SELECT pid AS light FROM pg_stat_activity WHERE application_name = 'desk-t_light' \gset
SELECT is(pg_temp.end('t_admin', 't_light'), '', 'an administrator ends one');
SELECT pg_terminate_backend(:light, 10000), pg_stat_clear_snapshot();
SELECT is_empty($$ SELECT pid FROM pg_stat_activity WHERE application_name = 'desk-t_light' $$, 'and it is gone');
SELECT is(pg_temp.end('t_lamp', 't_lamp', 'mine'), '', 'everybody ends their own');
SELECT is(t.as_login('t_light', format('SELECT by_name || '': '' || reason FROM paidan_api.session_ended(%s, %s)', :light, from_ms)), told, what)
FROM (VALUES (0, '系统管理员: left the desk', 'who was ended is told'),
    (9999999999999, NULL, 'not about one before')) AS v(from_ms, told, what);
SELECT is(t.as_login('t_lamp', format('SELECT reason FROM paidan_api.session_ended(%s, 0)', :light)), NULL, 'nobody else');
SELECT is(t.as_login('t_admin', 'SELECT string_agg(concat_ws('' '', login, by_login, application, reason), '', '' ORDER BY at)
    FROM paidan_api.session_ends(NULL, NULL)'), 't_light t_admin desk-t_light left the desk, t_lamp t_lamp desk-t_lamp mine', 'recorded');
SELECT is(t.as_login('t_admin', 'SELECT count(*) FROM paidan_api.session_ends(NULL, ''2020-01-01'')'), '0', 'by day');
SELECT is(t.as_login('t_disp', 'SELECT count(*) FROM paidan_api.session_ends(NULL, NULL)'), 'PD002 no_right', 'for administrators');
SELECT throws_ok(q, 'PD020', NULL, q) FROM unnest('{UPDATE paidan.session_end SET reason = ''x'',DELETE FROM paidan.session_end,
    TRUNCATE paidan.session_end}'::text[]) AS q;

-- A transaction that is left open holds back everybody's news. An officer that writes, one that
-- only looks, one at peace; an administrator of the server is left alone.
SELECT dblink_disconnect('t_light'), dblink_disconnect('t_lamp');
SELECT dblink_connect(name, format('host=%s port=%s dbname=%s user=%s application_name=%s', current_setting('unix_socket_directories'),
    current_setting('port'), current_database(), login, name))
FROM (VALUES ('writes', 't_light'), ('looks', 't_light'), ('leaves', 't_light'), ('reads', 't_lamp'), ('rests', 't_lamp'), ('owns', 'postgres')) AS v(name, login);
SELECT dblink_exec(name, 'BEGIN') FROM unnest('{writes,looks,owns}'::text[]) AS name;
SELECT x.id > 0 FROM unnest('{writes,owns}'::text[]) AS name, dblink(name, 'SELECT pg_current_xact_id()::text::bigint') AS x(id bigint);
CREATE FUNCTION pg_temp.still() RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(application_name, ' ' ORDER BY application_name) FROM pg_stat_activity WHERE application_name IN ('writes', 'looks', 'leaves', 'reads', 'rests', 'owns') $$;
SELECT pg_stat_clear_snapshot();
SELECT is(paidan_int.end_stalled('1 hour', '1 hour'), 0, 'there is time');
SELECT is(pg_temp.still(), 'leaves looks owns reads rests writes', 'and they work on');
-- Only the writer is busy; looks asks something every second, so it is never idle for long, and reads for long in one question.
SELECT dblink_send_query('writes', 'SELECT pg_sleep(100)'), dblink_send_query('reads', 'SELECT pg_sleep(100)');
SELECT pg_sleep(1.1);
SELECT x.n FROM dblink('looks', 'SELECT 1') AS x(n int);
SELECT pg_stat_clear_snapshot();
SELECT is(paidan_int.end_stalled('1 second', '1 hour'), 0, 'one is busy, the other was a moment ago');
SELECT is(paidan_int.end_stalled('1 hour', '1 second'), 2, 'too long at writing, or with one old transaction for all questions');
SELECT is(paidan_int.end_stalled('1 hour', '1 second') <= 2, true, 'again before they are gone');
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name IN ('writes', 'looks');
SELECT pg_stat_clear_snapshot();
SELECT is(pg_temp.still(), 'leaves owns reads rests', 'a long question that only reads goes on');
SELECT is((SELECT count(*) FROM paidan.session_end WHERE application IN ('writes', 'looks')), 2::bigint, 'each is recorded once');
SELECT dblink_exec('leaves', 'BEGIN');
SELECT pg_stat_clear_snapshot();
-- By what the owner of the functions may see of others, which is who asks for this.
SET ROLE paidan_owner;
SELECT paidan_int.end_stalled('0', '1 hour') AS ended \gset
RESET ROLE;
SELECT is(:ended, 1, 'idle within a transaction');
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = 'leaves';
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = 'reads';
SELECT dblink_disconnect('reads');
SELECT pg_stat_clear_snapshot();
SELECT is(pg_temp.still(), 'owns rests', 'others are left alone');
SELECT is((SELECT string_agg(DISTINCT concat_ws(' ', login, by_login, by_name, reason), ',') FROM paidan.session_end WHERE application = 'looks'),
    't_light paidan_owner paidan open_transaction', 'recorded');
SELECT dblink_disconnect(name) FROM unnest('{rests,owns}'::text[]) AS name;

-- --- PINs
CREATE FUNCTION pg_temp.pin(who text, typed text) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT paidan_api.try_pin(%L)', typed)) $$;
CREATE FUNCTION pg_temp.set(who text, old text, fresh text) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT paidan_api.set_pin(%L, %L)', old, fresh)) $$;
SELECT is(pg_temp.pin('t_disp', '123456'), 'none', 'no PIN');
SELECT is(pg_temp.set('t_disp', NULL, pin), 'PD017 bad_value', 'no PIN: ' || coalesce(pin, 'NULL')) FROM unnest(ARRAY['12345', NULL, repeat('1', 65)]) AS pin;
SELECT is(pg_temp.set('t_disp', NULL, '小河流水人家'), 'done', 'the first one');
SELECT is(t.as_login(who, 'SELECT paidan_api.has_pin()'), has, who || ' has one: ' || has) FROM (VALUES ('t_disp', 'true'), ('t_disp2', 'false')) AS v(who, has);
SELECT is(pg_temp.pin('t_disp', '小河流水人家'), 'right', 'right');
SELECT is(pg_temp.pin('t_disp', typed), 'wrong', 'wrong: ' || coalesce(typed, 'NULL')) FROM unnest(ARRAY['', NULL, '小河流水人']) AS typed;
SELECT is(pg_temp.pin('t_disp', '小河流水人家'), 'right', 'the count begins anew');
SELECT is(pg_temp.set('t_disp', 'x', 'another'), 'wrong', 'an open console is not enough to change it');
SELECT pg_temp.pin('t_disp', 'x') FROM generate_series(1, 4);
SELECT is(pg_temp.pin('t_disp', '小河流水人家'), 'wait', 'after five wrong ones nothing is right');
SELECT is(pg_temp.set('t_disp', '小河流水人家', 'another'), 'wait', 'neither for setting it');
UPDATE paidan.pin SET tried_at = now() - interval '61 seconds';
SELECT is(pg_temp.set('t_disp', '小河流水人家', 'another'), 'done', 'for a minute');
SELECT is(pg_temp.pin('t_disp', '小河流水人家'), 'wrong', 'the old one is gone');
SELECT is(pg_temp.set('t_disp2', NULL, 'another'), 'done', 'the same for two');
SELECT is((SELECT count(DISTINCT hash) FROM paidan.pin)::text, '2', 'has another hash');
SELECT is(pg_temp.set('t_disp', 'another', ''), 'done', 'taken away');
SELECT is(t.as_login('t_disp', 'SELECT paidan_api.has_pin()'), 'false', 'there is none');
SELECT is(t.as_login(who, 'SELECT paidan_api.try_pin(''x'')'), 'PD001 no_account', who) FROM unnest('{t_nobody,t_left}'::text[]) AS who;
SELECT * FROM finish();
ROLLBACK;
DROP EXTENSION dblink;
