-- SPDX-License-Identifier: MIT
-- What the hints learn: which verbs teach, that it is the same in whatever portions, that it
-- fades, what a history from elsewhere gives, and who may see the tickets behind a reason.
BEGIN;
SELECT no_plan();
CREATE FUNCTION pg_temp.waiting() RETURNS text LANGUAGE sql AS $$
	SELECT coalesce(string_agg(outcome || ' ' || unit_id, ', ' ORDER BY id), '') FROM paidan.hint_todo $$;
CREATE FUNCTION pg_temp.counted(unit int) RETURNS text LANGUAGE sql AS $$
	SELECT concat_ws(' ', alike, closed, returned, satisfied, dissatisfied) FROM paidan.hint_history
	WHERE category_id = 3 AND territory_code = '' AND unit_id = unit $$;
CREATE FUNCTION pg_temp.fold() RETURNS bigint LANGUAGE sql AS $$
	SELECT sum(paidan_int.fold_hints(0)) FROM generate_series(1, 100) $$;

-- The verbs.
CREATE TEMP TABLE one AS SELECT t.ticket_in('archived') AS id;
SELECT is(pg_temp.waiting(), 'accepted 1, satisfied 1, closed 1', 'accepted by its reply, satisfied, closed');
SELECT t.ticket_in('returned');
SELECT matches(pg_temp.waiting(), ', returned 1$', 'returned');
SELECT t.ticket_in('closed');
SELECT matches(pg_temp.waiting(), ', returned 1$', 'what no unit had teaches nothing');
SELECT t.as_login('t_disp', 'SELECT paidan_api.pulse(paidan_api.feed_cursor())');
SELECT isnt(pg_temp.waiting(), 'accepted 1, satisfied 1, closed 1, returned 1', 'the pulse learns some');
SELECT pg_temp.fold();
SELECT is(pg_temp.waiting(), '', 'until nothing waits');
SELECT is(pg_temp.counted(1), '2 1 1 1 0', 'two had, one closed, one returned, one satisfied');
SELECT is((SELECT count(*)::int FROM paidan.hint_case WHERE unit_id = 1), 1, 'a ticket to be shown');

-- A second reply to the same ticket is not a second ticket.
CREATE TEMP TABLE again AS SELECT t.ticket_in('dissatisfied') AS id;
SELECT t.act('t_disp', 'dispatch', id, '1, NULL, ''x'', NULL') FROM again;
SELECT t.act('t_light', 'sign_in', id) FROM again;
SELECT t.act('t_light', 'reply', id, '''once more''') FROM again;
SELECT pg_temp.fold();
SELECT is(pg_temp.counted(1), '3 1 1 1 1', 'the second round counts as the same ticket');

-- The same, in whatever portions.
CREATE FUNCTION pg_temp.history() RETURNS jsonb LANGUAGE sql AS $$
	SELECT jsonb_agg(jsonb_build_object('row', g, 'text', substr('路灯水管污水燃气噪音公交停车物业学区医保', g % 19 + 1, 6),
	    'category', (ARRAY['01.01.01', '02.01', '01.01', NULL])[g % 4 + 1], 'place', (ARRAY['颍州区鼓楼街道', '颍东区', ''])[g % 3 + 1],
	    'unit', (ARRAY['CGJ', '水务集团', '颍州区', 'YZQ-CGJ'])[g % 19 % 4 + 1],
	    'outcome', (ARRAY['closed', 'accepted', 'satisfied', 'returned', NULL])[g % 5 + 1])) FROM generate_series(1, 40) g $$;
CREATE FUNCTION pg_temp.import(dry boolean, id uuid DEFAULT gen_random_uuid()) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login('t_disp', format('SELECT string_agg(DISTINCT verdict, '''') || count(*) FROM paidan_api.import_history(%L, %L, %L)',
	    id, pg_temp.history(), dry)) $$;
CREATE FUNCTION pg_temp.learned() RETURNS text LANGUAGE sql AS $$
	SELECT md5((SELECT string_agg(f::text, '' ORDER BY model, feature) FROM paidan.hint_feature f)
	    || (SELECT string_agg(h::text, '' ORDER BY category_id, territory_code, unit_id) FROM paidan.hint_history h)
	    || (SELECT string_agg(m::text, '' ORDER BY model) FROM paidan.hint_model m)) $$;
SELECT is(pg_temp.import(true), 'new40', 'a dry run finds them all good');
SELECT is(pg_temp.waiting(), '', 'and learns nothing');
SELECT is(pg_temp.import(false, 'a0000000-0000-4000-8000-000000000001'), 'new40', 'they are taken in');
SELECT is(pg_temp.import(false, 'a0000000-0000-4000-8000-000000000001'), 'new40', 'a repeat gives the same answer');
CREATE TEMP TABLE todo AS TABLE paidan.hint_todo;
SELECT ok((SELECT bool_and(a.id < c.id) FROM todo a, todo c WHERE a.outcome = 'accepted' AND c.outcome = 'closed'),
    'all are accepted before the first is closed');
SAVEPOINT portions;
SELECT is(paidan_int.fold_hints(60000), (SELECT count(*)::int FROM todo), 'learned at one go');
CREATE TEMP TABLE at_one_go AS SELECT pg_temp.learned() AS sum;
SELECT sum AS at_one_go FROM at_one_go \gset
ROLLBACK TO portions;
SELECT is(pg_temp.fold(), (SELECT count(*) FROM todo), 'or one by one');
SELECT is(pg_temp.learned(), :'at_one_go', 'it is the same');

-- From nothing, in the same order, it is the same once more: nothing depends on what else there is.
DELETE FROM paidan.hint_feature; DELETE FROM paidan.hint_history; DELETE FROM paidan.hint_model;
INSERT INTO paidan.hint_todo OVERRIDING SYSTEM VALUE TABLE todo;
SELECT pg_temp.fold();
CREATE TEMP TABLE fresh AS SELECT pg_temp.learned() AS sum;
DELETE FROM paidan.hint_feature; DELETE FROM paidan.hint_history; DELETE FROM paidan.hint_model;
INSERT INTO paidan.hint_todo OVERRIDING SYSTEM VALUE TABLE todo;
SELECT paidan_int.fold_hints(60000);
SELECT is(pg_temp.learned(), sum, 'recomputed from scratch') FROM fresh;

-- Faults of rows.
SELECT is(t.as_login('t_disp', format('SELECT string_agg(concat_ws('' '', "row", verdict, code, field), '', '' ORDER BY "row") FROM paidan_api.import_history(%L, %L, false)',
    gen_random_uuid(), '[{"row": 1, "text": "x", "unit": "nobody"}, {"row": 2, "unit": "CGJ"}, {"row": 3, "text": "x"},
    {"row": 4, "text": "x", "unit": "CGJ", "category": "99"}, {"row": 5, "text": "x", "unit": "CGJ", "received_at": "soon"},
    {"row": 6, "text": "x", "unit": "CGJ", "outcome": "lost"}, {"row": 7, "text": "x", "unit": "市城市管理行政执法局", "category": "市政/道路照明"}]')),
    '1 bad unknown_unit unit, 2 bad missing text, 3 bad missing unit, 4 bad unknown_category category, 5 bad bad_value received_at, 6 bad bad_value outcome, 7 new',
    'what is wrong with a row');
SELECT is(t.as_login('t_monitor', format('SELECT 1 FROM paidan_api.import_history(%L, ''[]'', false)', gen_random_uuid())), 'PD002 no_right', 'not for everybody');
SELECT is(t.as_login('t_light', 'SELECT paidan_api.learn(1)'), 'PD002 no_right', 'nor is learning');
SELECT pg_temp.fold();

-- It fades: ten tickets of two half-lives ago weigh less than four of today.
DELETE FROM paidan.hint_history;
SELECT paidan_int.count_outcome(3, NULL, 2, 'accepted', paidan_int.hint_weight(now() - interval '730 days')) FROM generate_series(1, 10);
SELECT paidan_int.count_outcome(3, NULL, 6, 'accepted', paidan_int.hint_weight(now())) FROM generate_series(1, 4);
SELECT is((SELECT round((weight / paidan_int.hint_weight(now()))::numeric, 2) FROM paidan.hint_history WHERE category_id = 3 AND unit_id = 2), 2.50, 'a quarter is left');
SELECT is((SELECT array_agg(unit_id ORDER BY weight DESC) FROM paidan_int.history_hints(3, NULL, paidan_int.hint_rules())), '{6,2}', 'the newer weigh more');
CREATE TEMP TABLE before AS SELECT paidan_int.hint_weight(now()) AS now, paidan_int.hint_weight(now() + interval '100 days') AS later;
SELECT t.load_pack(t.pack('{handling general 1 hours}') || '{"hints": {"half_life_days": 100}}', '2020-01-01');
SELECT paidan_int.keep_scale();
SELECT ok(abs(paidan_int.hint_weight(now()) / now - 1) < 1e-3, 'another half-life leaves alone what was') FROM before;
SELECT ok(abs(paidan_int.hint_weight(now() + interval '100 days') / now - 2) < 1e-2, 'and holds from now on') FROM before;

-- The tickets behind a reason.
CREATE TEMP TABLE asked AS SELECT t.new_ticket('{"body": "路灯不亮好几天了，没人修"}') AS id;
SELECT is(t.as_login('t_disp', format('SELECT string_agg(id || state || coalesce(outcome, '''') || coalesce(satisfaction, ''''), '' '' ORDER BY id) FROM paidan_api.alike(%s, 1, 20)', asked.id)),
    one.id || 'archivedresolvedsatisfied ' || again.id || 'replieddissatisfied', 'what became of them') FROM asked, one, again;
SELECT ok(t.as_login('t_disp', format('SELECT min(likeness) FROM paidan_api.alike(%s, 1, 20)', id))::int > 50, 'much alike') FROM asked;
SELECT is(t.as_login('t_disp', format('SELECT count(*) FROM paidan_api.alike(%s, 2, 20)', id)), '0', 'of no other unit') FROM asked;
SELECT is(t.as_login('t_lamp', format('SELECT count(*) FROM paidan_api.alike(%s, 1, 20)', id)), '0', 'nothing about a ticket that may not be seen') FROM asked;
CREATE TEMP TABLE lamps AS SELECT t.new_ticket('{"territory": "341202001001"}') AS id;
SELECT t.act('t_disp', 'dispatch', id, '4, NULL, ''x'', NULL') FROM lamps;
SELECT is(t.as_login('t_lamp', format('SELECT count(*) FROM paidan_api.alike(%s, 1, 20)', id)), '0', 'nor tickets that may not be seen') FROM lamps;
SELECT is(t.as_login('t_disp', format('SELECT count(*) FROM paidan_api.alike(%s, 1, 20)', id)), '2', 'which others see') FROM lamps;

-- A unit that has had none is spoken for by those of its trade.
INSERT INTO paidan.unit (id, code, name, short_name, kind, platform_id) VALUES (910, 'KIN', '甲乙县城市管理行政执法局', '甲乙城管', 'bureau', 1);
UPDATE paidan.unit SET name = '市城市管理行政执法局' WHERE id = 1;
SELECT is(t.as_login('t_disp', format('SELECT string_agg(id || unit_name, '' '' ORDER BY id) FROM paidan_api.alike(%s, 910, 20)', asked.id)),
    one.id || u.short_name || ' ' || again.id || u.short_name, 'whose tickets these are, is said') FROM asked, one, again, paidan.unit u WHERE u.id = 1;

-- A unit keeps its newest 500.
INSERT INTO paidan.hint_case (unit_id, ticket_id, at, words) SELECT 3, -g, now() - g * interval '1 day', '{1}' FROM generate_series(1, 510) g;
SELECT paidan_int.keep_case(3, 1, now(), paidan_int.read_hint('路灯', '', NULL, NULL));
SELECT is((SELECT count(*) || ' ' || min(ticket_id) FROM paidan.hint_case WHERE unit_id = 3), '500 -499', 'and forgets the oldest');

-- A feature keeps its strongest labels.
SELECT is(cardinality((k).labels) || ' ' || (7 = ANY ((k).labels))::text || ' ' || (SELECT min(l) FROM unnest((k).labels) l WHERE l > 7), '24 true 110', 'not more than it may, and the one that is taught')
FROM paidan_int.keep_labels((SELECT ROW(array_agg(100 + g), array_agg(g / 100.0::real), array_agg(1), array_agg(1))::paidan_int.hint_kept
    FROM generate_series(1, 32) g), '{7}', '{0}', '{1}', 1, 1, 1) AS k;
SELECT is((k).weights::text || (k).doubts::text || (k).counts::text, '{2,-0.5}{0.5,0.5}{4,0}', 'moved as far as its doubt allows, and the doubt shrinks')
FROM paidan_int.keep_labels(ROW('{5}', '{1}', '{1}', '{3}')::paidan_int.hint_kept, '{5,-9}', '{1,-0.5}', '{1,1}', 1, 1, 1) AS k;

-- What a unit's name is made of; and what is learned of one county's bureau serves the next county's.
SELECT is(concat_ws('|', place, last, trade), told, name)
FROM (VALUES ('颍州区王店镇人民政府', '颍州区王店镇|王店镇|人民政府'), ('市城市管理局', '市|市|城市管理局'),
    ('城市管理局', '||城市管理局'), ('颍东区市场监督管理局', '颍东区|颍东区|市场监督管理局'), ('市场监管局', '||市场监管局'),
    ('阜阳市城乡建设局', '阜阳市|阜阳市|城乡建设局'), ('文峰街道办事处', '文峰街道|文峰街道|办事处'), ('颍州区-城管局', '颍州区|颍州区|城管局'),
    ('阜合现代产业园区管委会', '阜合现代产业园区|阜合现代产业园区|管委会'), ('市政工程处', '||市政工程处'), ('', '||')) AS n(name, told), paidan_int.name_parts(name);
INSERT INTO paidan.unit (id, code, name, short_name, kind, platform_id) SELECT 900 + n, 'P' || n, name, name, 'bureau', 1
FROM unnest('{甲乙县渔政局,丙丁县渔政局,戊己县渔政局,甲乙县林业局,丙丁县林业局,戊己县林业局,甲乙县文物局,丙丁县文物局,戊己县文物局}'::text[])
    WITH ORDINALITY AS u(name, n);
SELECT is(cardinality(labels), 3, 'by itself, its place, its trade') FROM paidan.unit WHERE id = 901;
UPDATE paidan.unit SET name = '渔政局' WHERE id = 902;
SELECT is(labels, '{902}', 'a new name, other labels') FROM paidan.unit WHERE id = 902;
UPDATE paidan.unit SET name = '丙丁县渔政局' WHERE id = 902;
SELECT is((SELECT count(DISTINCT l) FROM paidan.unit, unnest(labels[2:]) l WHERE id BETWEEN 901 AND 909), 6::bigint, 'three places and three trades');
DELETE FROM paidan.hint_feature; DELETE FROM paidan.hint_model;
SELECT paidan_int.teach(paidan_int.read_hint(b, '', NULL, NULL), u, NULL, 1, false)
FROM generate_series(1, 10), (VALUES ('东湖捕鱼', 901), ('南岗捕鱼', 903), ('东湖砍树', 904), ('西坡砍树', 905), ('南岗砍树', 906),
    ('东湖挖坟', 907), ('西坡挖坟', 908), ('南岗挖坟', 909)) AS c(b, u);
SELECT is((SELECT unit_id FROM paidan_int.text_hints(paidan_int.read_hint('西坡捕鱼', '', NULL, NULL), '西坡捕鱼', '', false, paidan_int.hint_rules())
    ORDER BY weight DESC LIMIT 1), 902, 'a unit that has never had a ticket, by the place and the trade of others');

-- Words of texts and places.
SELECT is(paidan_int.place_words('阜阳市颍州区清河街道办事处清河街12号，合肥大道旁 Main Street'),
    (SELECT array_agg(w) FROM unnest(paidan_int.place_words('阜阳市颍州区清河街道办事处清河街12号，合肥大道旁 Main Street')) w), 'stable');
SELECT ok(paidan_int.place_words('阜阳市颍州区清河街道办事处清河街12号，合肥大道旁 Main Street') @> '{阜阳市,颍州区,清河街道,清河街,合肥大道,main street}', 'the names of an address');
SELECT is(paidan_int.place_words('万达广场'), '{万达广场}', 'one that ends in nothing known');
SELECT is(paidan_int.spoken_words('路灯白天不熄，没人管', '{天不,白天,没人,灯白}'), '{灯白天不,没人}', 'pairs grow together');
SELECT * FROM finish();
ROLLBACK;
