-- SPDX-License-Identifier: MIT
-- Where not everybody is called: a lot that can be repeated, by unit and class; who was left out is on record
-- and closed as unrated.
BEGIN;
SELECT no_plan();
SELECT is(t.as_login('t_coord', format('SELECT paidan_api.draw_sample(%L, NULL)', gen_random_uuid())), 'PD128 no_sampling', 'where everybody is called nothing is drawn');
SELECT t.load_pack(t.pack(ARRAY['handling general 5 working_days', 'sign_in general 1 working_days', 'second_handling general 3 working_days',
    'dispatch general 2 hours', 'follow_up general 2 working_days'], '{"follow_up": {"sampling": 30, "seed": "fy"}}'), '2020-01-01');
SELECT t.at('2024-03-04 09:00');
CREATE TEMP TABLE k AS SELECT n, t.came_in() AS id, CASE WHEN n <= 10 THEN 1 ELSE 2 END AS unit FROM generate_series(1, 11) AS n;
CREATE TEMP TABLE twice AS SELECT t.came_in() AS id;
SELECT t.did('t_disp', 'dispatch', id, format('%s, NULL, ''r'', NULL', unit)), t.did(CASE unit WHEN 1 THEN 't_light' ELSE 't_water' END, 'sign_in', id),
    t.did(CASE unit WHEN 1 THEN 't_light' ELSE 't_water' END, 'reply', id, '''done''') FROM k;
UPDATE paidan.replay SET login = 't_call';
SELECT is((SELECT concat_ws(' ', due, ended, to_draw) FROM paidan_api.call_desk()), '0 0 11', 'nobody is called before the lot');
SELECT is(t.did('t_call', 'archive', (SELECT min(id) FROM k), 'NULL'), 'PD120 not_heard', 'nor closed');

CREATE FUNCTION pg_temp.lot(seed text) RETURNS text LANGUAGE sql AS
    $$ SELECT string_agg(l.ticket_id::text, ' ' ORDER BY l.ticket_id) FILTER (WHERE l.chosen)
       FROM paidan_int.lot((SELECT array_agg(id ORDER BY random()) FROM k), seed, 30) AS l $$;
SELECT is(pg_temp.lot('a'), pg_temp.lot('a'), 'the same seed, the same sample');
SELECT ok((SELECT count(DISTINCT pg_temp.lot(s::text)) > 5 FROM generate_series(1, 20) AS s), 'another seed, another sample');
SELECT set_eq($$ SELECT unit_id, count(*) FILTER (WHERE chosen) FROM paidan_int.lot((SELECT array_agg(id) FROM k), 'a', 30) GROUP BY 1 $$,
    $$ VALUES (1, 3::bigint), (2, 1::bigint) $$, 'of each unit three of ten, at least one');

UPDATE paidan.replay SET login = 't_call';
SELECT throws_ok(format('SELECT paidan_api.draw_sample(%L, ''a'')', gen_random_uuid()), 'PD002', 'no_right', 'a caller does not choose whom to call');
UPDATE paidan.replay SET login = 't_coord';
CREATE TEMP TABLE drawn AS SELECT pg_temp.lot('a') AS lot, '11111111-1111-1111-1111-111111111111'::uuid AS command;
SELECT is(paidan_api.draw_sample(command, 'a'), paidan_api.draw_sample(command, 'b'), 'a command draws once') FROM drawn;
SELECT is((SELECT string_agg(ticket_id::text, ' ' ORDER BY ticket_id) FROM paidan.sample_ticket WHERE chosen), lot, 'as the lot says') FROM drawn;
SELECT is((SELECT concat_ws(' ', seed, percent, tickets, chosen, drawn_name) FROM paidan_api.samples()), 'a 30 11 4 方志远', 'on record');
UPDATE paidan.replay SET login = 't_call';
SELECT is((SELECT concat_ws(' ', due, ended, to_draw) FROM paidan_api.call_desk()), '4 7 0', 'the drawn are called');
CREATE TEMP TABLE out AS SELECT min(ticket_id) AS id FROM paidan.sample_ticket WHERE NOT chosen;
SELECT is((SELECT concat_ws(' ', call_mark, call_at) FROM paidan.ticket_open o JOIN out USING (id)), 'left_out', 'the others left out');
SELECT is((SELECT detail FROM paidan.event e JOIN out ON ticket_id = out.id WHERE verb = 'draw_sample'),
    jsonb_build_object('chosen', false, 'sample', (SELECT id FROM paidan.sample)), 'each knows it');
SELECT is(t.did('t_call', 'archive', id, 'NULL'), 'archived', 'and closed') FROM out;
SELECT is(close_type, 'answered', 'unrated') FROM paidan.ticket_closed JOIN out USING (id);
UPDATE paidan.replay SET login = 't_coord';
SELECT lives_ok(format('SELECT paidan_api.draw_sample(%L, NULL)', gen_random_uuid()), 'another day');
SELECT is((SELECT concat_ws(' ', seed, tickets) FROM paidan_api.samples() LIMIT 1), 'fy 2024-03-04 0', 'seeded by the rules and the day');

-- Who was not satisfied once is always asked.
SELECT t.did('t_call', 'follow_up', t.ticket_id, '''reached'', true, false, ''dissatisfied'', ''no''') FROM paidan.sample_ticket t WHERE t.chosen AND t.unit_id = 2;
SELECT t.did('t_disp', 'dispatch', t.ticket_id, '2, NULL, ''again'', NULL'), t.did('t_water', 'sign_in', t.ticket_id), t.did('t_water', 'reply', t.ticket_id, '''done''')
FROM paidan.sample_ticket t WHERE t.chosen AND t.unit_id = 2;
SELECT is((SELECT concat_ws(' ', state, call_mark, call_at IS NOT NULL) FROM paidan.ticket_open WHERE round = 2), 'replied t', 'without a lot');
SELECT * FROM finish();
ROLLBACK;
