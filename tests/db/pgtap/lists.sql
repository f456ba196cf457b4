-- SPDX-License-Identifier: MIT
-- Badges, names, and the plan of a page: an index scan with look-ups, with row security, on 200,000 rows.
BEGIN;
SELECT no_plan();
SELECT is(t.as_login('t_disp', 'SELECT string_agg(concat(queue, n), '' '' ORDER BY queue) FROM paidan_api.badges()'),
    'calls0 closed0 dispatch0 dissatisfied0 follow_up0 handling0 mine0 objection0 on_site0 overdue0 parked0 sign_in0 supervision0', 'empty badges');
SELECT t.ticket_in(s) FROM unnest('{registered,returned,dispatched,handling,handling,replied,dissatisfied,archived}'::text[]) AS s;
SELECT is(t.as_login('t_disp', 'SELECT string_agg(concat(queue, n), '' '' ORDER BY queue) FROM paidan_api.badges()'),
    'calls1 closed1 dispatch2 dissatisfied1 follow_up1 handling2 mine6 objection0 on_site0 overdue0 parked0 sign_in1 supervision0', 'of the platform');
SELECT is(t.as_login('t_light', 'SELECT string_agg(concat(queue, n), '' '' ORDER BY queue) FROM paidan_api.badges()'),
    'calls0 closed1 dispatch0 dissatisfied1 follow_up1 handling2 mine5 objection0 on_site0 overdue0 parked0 sign_in1 supervision0', 'of a unit');
SELECT is(t.as_login('t_lamp', 'SELECT sum(n) FROM paidan_api.badges()'), '0', 'of another');
SELECT is(t.as_login('t_disp', 'SELECT category_name || '' '' || unit_name FROM paidan_api.open_ticket WHERE state = ''dispatched'''),
    '道路照明/路灯不亮 市城管局', 'names in the list');
SELECT is(t.as_login('t_lamp', 'SELECT liaison_name || liaison_phone FROM paidan_api.unit_list WHERE code = ''CGJ'''),
    '彭国艳0558-5553501', 'the liaison officer');
SELECT is(t.as_login('t_lamp', 'SELECT string_agg(code, '' '') FROM paidan_api.category_list WHERE leaf'), '01.01.01 02.01', 'leaves');
SELECT is(t.as_login('t_lamp', 'SELECT full_name FROM paidan_api.territory_list WHERE code = ''341202001000'''), '阜阳市颍州区鼓楼街道', 'territory');
SELECT is(t.as_login('t_lamp', 'SELECT count(*) FROM paidan_api.channel_list'), '2', 'channels');
SELECT is(t.as_login('t_lamp', 'SELECT count(*) FROM paidan_api.reason_list WHERE kind = ''return'''), '5', 'reasons');

INSERT INTO paidan.ticket_open (id, due_at, received_at, state_at, platform_id, unit_id, category_id, state, queue,
    territory_code, number, title, keeper, unit_ids)
SELECT 250100000000 + g, now() + g * interval '10 seconds', now(), now(), 1 + g % 2, 1 + g % 4, 1 + g % 5, s.code, s.queue,
    '341202001001', 'n' || g, 'title ' || g, 't_disp', ARRAY[1 + g % 4]
FROM generate_series(1, 200000) AS g
JOIN paidan.state s ON s.code = (ARRAY['registered', 'dispatched', 'handling', 'replied', 'dissatisfied'])[1 + g % 5];
ANALYZE paidan.ticket_open;
CREATE FUNCTION pg_temp.plan(who text, condition text) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('EXPLAIN (FORMAT JSON) SELECT * FROM paidan_api.open_ticket
	    WHERE %s AND (due_at, id) > (now(), 5) ORDER BY due_at, id LIMIT 50', condition)) $$;
SELECT matches(pg_temp.plan(who, condition), index, who || ' ' || condition || ': by ' || index)
FROM unnest('{t_disp,t_county}'::text[]) AS who,
    (VALUES ('queue = ''handling''', 'ticket_open_queue'), ('keeper = ''t_disp''', 'ticket_open_keeper')) AS v(condition, index);
SELECT doesnt_match(pg_temp.plan(who, 'queue = ''handling'''), '"(Sort|Bitmap Heap Scan)"|"Hash Join"|"Seq Scan",[^}]*"ticket_open"',
    who || ': no sort, nothing read whole') FROM unnest('{t_disp,t_county}'::text[]) AS who;
SELECT is(t.as_login('t_disp', 'SELECT n FROM paidan_api.badges() WHERE queue = ''handling'''), '1000', 'counted to 1000');
SELECT is(t.as_login('t_county', 'SELECT n FROM paidan_api.badges() WHERE queue = ''handling'''), '1000', 'for the county, too');
SELECT * FROM finish();
ROLLBACK;
