-- SPDX-License-Identifier: MIT
-- Who saw it, by number and by citizen; what is unusual; what was exported.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE k (name text, id bigint);
INSERT INTO k SELECT 'a', t.new_ticket('{"name": "欧阳秘", "phone": "13987654321"}');
INSERT INTO k SELECT 'b', t.new_ticket('{"name": "欧阳先生", "phone": "13987654321", "id_number": "341202199001011234"}');
INSERT INTO k SELECT 'c', t.new_ticket('{"name": "另一人", "id_number": "341202199001011234"}');
INSERT INTO k SELECT 'd', t.new_ticket('{"name": "无关", "phone": "13911112222"}');
INSERT INTO k SELECT 'county', t.as_login('t_county', format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(),
    '{"channel": "hotline", "body": "x", "category": "01", "phone": "13987654321"}'::jsonb))::bigint;
CREATE FUNCTION pg_temp.reveal(who text, ticket text, field text DEFAULT 'phone') RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT paidan_api.reveal(%L, %s, %L, ''contact'', NULL)', gen_random_uuid(), (SELECT id FROM k WHERE name = ticket), field)) $$;
CREATE FUNCTION pg_temp.number(ticket text) RETURNS text LANGUAGE sql AS $$ SELECT paidan_int.number_of(id) FROM k WHERE name = ticket $$;
SELECT pg_temp.reveal('t_disp', 'a'), pg_temp.reveal('t_call', 'b'), pg_temp.reveal('t_disp', 'c', 'name'), pg_temp.reveal('t_disp', 'd'), pg_temp.reveal('t_county', 'county');

CREATE FUNCTION pg_temp.saw(who text, ticket text, citizen boolean) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT string_agg(k.name || '' '' || w.login || '' '' || w.field, '', '' ORDER BY w.at, w.ticket_number)
	    FROM paidan_api.who_saw_number(%L, %L) AS w JOIN pg_temp.named(w.ticket_number) AS k(name) ON true', pg_temp.number(ticket), citizen)) $$;
CREATE FUNCTION pg_temp.named(number text) RETURNS SETOF text LANGUAGE sql SECURITY DEFINER AS $$ SELECT name FROM k WHERE paidan_int.number_of(id) = number $$;
SELECT is(pg_temp.saw('t_super', 'a', false), 'a t_disp phone', 'by number');
SELECT is(pg_temp.saw('t_super', 'a', true), 'a t_disp phone, b t_call phone, county t_county phone', 'and of the same number, wherever');
SELECT is(pg_temp.saw('t_admin', 'c', true), 'b t_call phone, c t_disp name', 'or the same identity; an administrator may ask');
SELECT is(t.as_login(who, format('SELECT count(*) FROM paidan_api.who_saw_number(%L, true)', pg_temp.number('a'))), answer, who || ' asks')
FROM (VALUES ('t_disp', 'PD002 no_right'), ('t_call', 'PD002 no_right'), ('t_light', 'PD002 no_right'), ('t_trade', 'PD002 no_right'), ('t_seat', 'PD002 no_right'),
    ('t_left', 'PD002 no_right'), ('t_nobody', 'PD002 no_right'), ('t_coord', '3')) AS v(who, answer);
SELECT is(t.as_login('t_super', 'SELECT count(*) FROM paidan_api.who_saw_number(''nothing'', false)'), 'PD003 no_ticket', 'of no ticket');
UPDATE paidan.account SET platform_id = 2 WHERE login = 't_super';
SELECT is(pg_temp.saw('t_super', 'county', true), 'county t_county phone', 'a county is told of its own only');
SELECT is(pg_temp.saw('t_super', 'a', false), 'PD003 no_ticket', 'and not of the city''s');
UPDATE paidan.account SET platform_id = 1 WHERE login = 't_super';
SELECT t.act('t_coord', 'confide', id, '''{t_disp}'', ''r''') FROM k WHERE name = 'b';
SELECT is(pg_temp.saw('t_super', 'b', false), 'PD003 no_ticket', 'a confidential one: not even who saw it');
SELECT is(pg_temp.saw('t_super', 'a', true), 'a t_disp phone, county t_county phone', 'nor by its citizen');
SELECT is(pg_temp.saw('t_coord', 'a', true), 'a t_disp phone, b t_call phone, county t_county phone', 'but for who is named');

-- Unusual. The rules are data; here they are small.
UPDATE paidan.reading_rule SET most = 2;
SELECT is(t.as_login('t_super', 'SELECT count(*) FROM paidan_api.unusual_reading(current_date) WHERE kind <> ''many'' AND kind <> ''off_hours'''), '0', 'nothing yet');
SELECT pg_temp.reveal('t_call', 'd') FROM generate_series(1, 3);
SELECT pg_temp.reveal('t_super', 'a'), pg_temp.reveal('t_super', 'c', 'name'), pg_temp.reveal('t_super', 'county');
SELECT is(t.as_login('t_coord', format('SELECT string_agg(kind || '' '' || login || '' '' || n, '', '' ORDER BY kind, login) FROM paidan_api.unusual_reading(current_date) WHERE kind <> ''off_hours''')),
    'many t_call 4, many t_disp 3, many t_super 3, not_in_hand t_call 4, not_in_hand t_super 3, same_citizen t_call 3', 'what is unusual');
SELECT is(t.as_login('t_coord', 'SELECT count(*) FROM paidan_api.unusual_reading((current_date - interval ''2 months'')::date)'), '0', 'in this month');
SET LOCAL session_replication_role = replica;
UPDATE paidan.read_log SET at = date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai' + interval '3 hours';
SET LOCAL session_replication_role = origin;
SELECT is(t.as_login('t_coord', 'SELECT string_agg(login, '' '' ORDER BY login) FROM paidan_api.unusual_reading(current_date) WHERE kind = ''off_hours'''), 't_call t_disp t_super', 'at three in the night');
SET LOCAL session_replication_role = replica;
UPDATE paidan.read_log SET at = (SELECT (min(day) + time '10:00') AT TIME ZONE 'Asia/Shanghai' FROM paidan.calendar_day WHERE is_work AND calendar = 'cn'
    AND day >= date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai'));
SET LOCAL session_replication_role = origin;
SELECT is(t.as_login('t_coord', 'SELECT count(*) FROM paidan_api.unusual_reading(current_date) WHERE kind = ''off_hours'''), '0', 'in office hours');
SELECT is(t.as_login(who, 'SELECT count(*) FROM paidan_api.unusual_reading(current_date)'), 'PD002 no_right', who || ' is not told') FROM unnest('{t_disp,t_call,t_light,t_seat,t_trade,t_registrar}'::text[]) AS who;
SELECT is(t.as_login('t_admin', 'SELECT string_agg(DISTINCT number, '' '') FROM paidan_api.unusual_reading(current_date)'), '****', 'who sees no ticket is told no number');

-- Exports.
SELECT gen_random_uuid() AS c \gset
SELECT is(t.as_login(who, format('SELECT login FROM paidan_api.export(gen_random_uuid(), ''gaps'', ''{"from": ""}'')')), answer, who || ' exports') FROM (VALUES
    ('t_disp', 't_disp'), ('t_coord', 't_coord'), ('t_super', 't_super'), ('t_registrar', 't_registrar'), ('t_seat', 'PD002 no_right'), ('t_call', 'PD002 no_right'),
    ('t_light', 'PD002 no_right'), ('t_monitor', 'PD002 no_right'), ('t_trade', 'PD002 no_right'), ('t_admin', 'PD002 no_right'), ('t_left', 'PD001 no_account'), ('t_nobody', 'PD001 no_account')) AS v(who, answer);
SELECT t.as_login('t_disp', format('SELECT number FROM paidan_api.export(%L, ''gaps'', NULL)', :'c')) AS first \gset
SELECT is(t.as_login('t_disp', format('SELECT number FROM paidan_api.export(%L, ''gaps'', NULL)', :'c')), :'first', 'a repeat is the same one');
SELECT is((SELECT count(*) FROM paidan.export_log WHERE command_id = :'c'), 1::bigint, 'once');
SELECT is(t.as_login('t_disp', format('SELECT number FROM paidan_api.export(gen_random_uuid(), %L, %s)', what, scope)), answer, 'bad: ' || left(what, 9)) FROM (VALUES ('', '''{}''', 'PD010 missing'),
    (repeat('x', 101), '''{}''', 'PD017 bad_value'), ('x', 'to_jsonb(repeat(''x'', 1000000))', 'PD017 bad_value')) AS v(what, scope, answer);
SELECT is(t.as_login('t_super', 'SELECT string_agg(login, '' '' ORDER BY number) FROM paidan_api.exports(current_date - 1, current_date + 1)'), 't_disp t_coord t_super t_registrar t_disp', 'the list');
SELECT is(t.as_login('t_disp', 'SELECT count(*) FROM paidan_api.exports(NULL, NULL)'), 'PD002 no_right', 'not for others');
SELECT throws_ok(q, 'PD020', 'append_only', q) FROM unnest(ARRAY['UPDATE paidan.export_log SET login = ''x''', 'DELETE FROM paidan.export_log', 'TRUNCATE paidan.export_log']) AS q;

-- A seat is given the number of what it has claimed to call back; of an anonymous citizen only a coordinator is told.
CREATE TEMP TABLE r AS SELECT t.ticket_in('registered') AS id;
INSERT INTO k SELECT 'anonymous', t.new_ticket('{"name": "匿名者", "phone": "13700001111", "anonymous": "yes"}');
SELECT is(pg_temp.reveal(who, 'anonymous', field), answer, who || ' ' || field || ' of an anonymous citizen') FROM (VALUES ('t_disp', 'phone', 'PD094 anonymous'), ('t_call', 'name', 'PD094 anonymous'),
    ('t_super', 'phone', 'PD094 anonymous'), ('t_coord', 'phone', '1')) AS v(who, field, answer);
SELECT is(t.as_login('t_disp', format('SELECT concat_ws('' '', citizen_masked, phone_masked, anonymous) FROM paidan_api.ticket_detail(%s)', id)), 't', 'masked wholly') FROM k WHERE name = 'anonymous';
UPDATE r SET id = (SELECT id FROM k WHERE name = 'a');
SELECT t.act('t_disp', 'dispatch', id, '1, NULL, NULL, NULL'), t.act('t_light', 'sign_in', id), t.act('t_light', 'reply', id, '''done''') FROM r;
SELECT is(pg_temp.reveal('t_seat', 'a'), 'PD095 claim_first', 'a seat claims first');
SELECT is(t.act('t_seat', 'claim', id), 'replied', 'claimed') FROM r;
SELECT is(pg_temp.reveal('t_seat', 'a'), '3', 'then it calls');
SELECT is(pg_temp.reveal('t_seat', 'a', 'name'), 'PD002 no_right', 'the number only');
SELECT is(pg_temp.reveal('t_seat', 'd'), 'PD095 claim_first', 'no other''s');
SELECT * FROM finish();
ROLLBACK;
