-- SPDX-License-Identifier: MIT
-- Registering and importing.
BEGIN;
SELECT no_plan();
CREATE FUNCTION pg_temp.register(fields jsonb) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login('t_disp', format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(), fields)) $$;
CREATE FUNCTION pg_temp.import(command uuid, batch jsonb, who text DEFAULT 't_disp') RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format($q$ SELECT string_agg(concat_ws(' ', row_no, outcome, code, field), ', ' ORDER BY row_no)
	    FROM paidan_api.import_batch(%L, 'mailbox', %L) $q$, command, batch)) $$;

SELECT is(pg_temp.register('{"body": "x"}'), 'PD010 missing', 'a channel is needed');
SELECT is(pg_temp.register('{"channel": "smoke", "body": "x"}'), 'PD026 unknown_channel', 'a known one');
SELECT is(pg_temp.register('{"channel": "hotline", "body": " "}'), 'PD010 missing', 'and a text');
SELECT is(pg_temp.register('{"channel": "hotline", "body": "x", "territory": "1"}'), 'PD025 unknown_territory', 'territory');
SELECT is(pg_temp.register('{"channel": "hotline", "body": "x", "category": "1"}'), 'PD024 unknown_category', 'category');
SELECT is(pg_temp.register('{"channel": "hotline", "body": "x", "urgency": "7"}'), 'PD017 bad_value', 'urgency');
SELECT is(pg_temp.register(jsonb_build_object('channel', 'hotline', 'body', 'x', 'received_at', v)), 'PD017 bad_value', v)
FROM unnest('{yesterday,now,2024-02-30,2024-13-01,02/03/2024,2024-01-01 25:00,2999-01-01,infinity}'::text[]) AS v;
SELECT matches(pg_temp.register('{"channel": "hotline", "external_no": "A1", "body": "x"}'), '^\d+$', 'registered');
SELECT is(pg_temp.register('{"channel": "hotline", "external_no": "A1", "body": "x"}'), 'PD027 known_already', 'once');
SELECT is(t.as_login('t_light', format('SELECT paidan_api.register(%L, ''{}'')', gen_random_uuid())), 'PD002 no_right', 'by a dispatcher');

SELECT is(received_at, '2024-02-29 02:29:00+08'::timestamptz, 'a time without zone is the city''s')
FROM paidan.ticket_open
WHERE id = pg_temp.register('{"channel": "hotline", "body": "x", "received_at": "2024-02-29 2:29"}')::bigint;
SELECT is(id / 100000000, 2402::bigint, 'a late entry is of its month')
FROM paidan.ticket_open WHERE received_at = '2024-02-29 02:29:00+08';
SELECT has_table('paidan', 'event_2402', 'for which there are partitions now');
SELECT is(received_at, '2024-02-29 02:29:00Z'::timestamptz, 'a time with zone is what it says')
FROM paidan.ticket_open
WHERE id = pg_temp.register('{"channel": "hotline", "body": "x", "received_at": "2024-02-29T02:29:00Z"}')::bigint;
SELECT is(title, repeat('灯', 40), 'the title is the beginning of the text') FROM paidan.ticket_open
WHERE id = pg_temp.register(jsonb_build_object('channel', 'hotline', 'body', repeat('灯', 50)))::bigint;

\set c1 '00000000-0000-4000-8000-000000000011'
\set batch '[{"row":1,"external_no":"m1","body":"一"},{"row":2,"external_no":"m2","body":""},{"row":3,"external_no":"m1","body":"三"},{"row":4,"body":"四"},{"row":5,"external_no":"m5","body":"五","received_at":"2015/4/16"},{"row":6,"external_no":"m6","body":"六","territory":"x"},{"row":7,"external_no":"m7","title":null,"body":"七","received_at":"2015-04-16 02:29:00","name":"𬭎某","phone":"13912345678"}]'
SELECT is(pg_temp.import(:'c1', :'batch'),
    '1 new, 2 bad missing body, 3 duplicate, 4 bad missing external_no, 5 bad bad_value received_at, 6 bad unknown_territory territory, 7 new',
    'a bad row does not stop the others');
SELECT is(pg_temp.import(:'c1', :'batch'),
    '1 new, 2 bad missing body, 3 duplicate, 4 bad missing external_no, 5 bad bad_value received_at, 6 bad unknown_territory territory, 7 new',
    'the same command again: the same answer');
SELECT is((SELECT count(*) FROM paidan.external WHERE channel_id = 2), 2::bigint, 'and nothing new');
SELECT is(pg_temp.import(gen_random_uuid(), '[{"row":1,"external_no":"m1","body":"一"},{"row":2,"external_no":"m9","body":"九"}]'),
    '1 duplicate, 2 new', 'another command: duplicates are known');
SELECT is(pg_temp.import(gen_random_uuid(), '[]'), NULL, 'an empty batch is one, too');
SELECT is(pg_temp.import(gen_random_uuid(), '[]', 't_call'), 'PD002 no_right', 'by who may');
SELECT is(z.name, '𬭎某', 'rare characters survive') FROM paidan.citizen z
JOIN paidan.ticket_text x ON x.citizen_id = z.id WHERE x.external_no = 'm7';
SELECT is(verb, 'import_batch', 'the record begins with the import') FROM paidan.event e
JOIN paidan.external x ON x.ticket_id = e.ticket_id WHERE x.external_no = 'm9' AND e.seq = 1;
SELECT is((SELECT count(DISTINCT number) FROM paidan.ticket_open), (SELECT count(*) FROM paidan.ticket_open), 'every number is one ticket''s');

-- Addresses.
SELECT is(paidan_int.locate(place), code, place) FROM (VALUES
	('阜阳市颍州区鼓楼街道龙潭社区3号', '341202001001'),
	('鼓楼街道某路', '341202001000'),
	('颍州区某路', '341202000000'),
	('颍东区向阳街道', '341203001000'),
	('颍州区向阳街道', '341202009000'),
	('向阳街道', NULL),
	('阜阳市某处', '341200000000'),
	('合肥大道阜阳合肥现代产业园区', '341271000000'),
	('龙潭社区', NULL),
	('', NULL)
) AS v(place, code);
SELECT * FROM finish();
ROLLBACK;
