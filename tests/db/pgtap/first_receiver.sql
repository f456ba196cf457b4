-- SPDX-License-Identifier: MIT
-- Where who receives an appeal handles it first: an objection stops nothing unless it is upheld.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE k (name text PRIMARY KEY, id bigint);
CREATE FUNCTION pg_temp.k(wanted text) RETURNS bigint LANGUAGE sql AS 'SELECT id FROM k WHERE name = wanted';
CREATE FUNCTION pg_temp.t(wanted text) RETURNS paidan.ticket_open LANGUAGE sql AS
    'SELECT o FROM paidan.ticket_open o JOIN k USING (id) WHERE name = wanted';
CREATE FUNCTION pg_temp.clocks(wanted text) RETURNS text LANGUAGE sql AS
    $$ SELECT string_agg(c, ', ') FROM t.clocks(pg_temp.k(wanted)) AS c WHERE c !~ '^dispatch' $$;
SELECT t.load_pack(t.pack(ARRAY['handling general 5 working_days', 'sign_in general 1 working_days', 'objection general 7 working_days',
    'ruling general 1 working_days', 'dispatch general 2 hours', 'follow_up general 2 working_days'],
    '{"objection": {"first_receiver": true, "silence_accepts": true}, "designation": {"after": 3}}'), '2020-01-01');
SELECT t.at('2024-03-04 09:00');
INSERT INTO k SELECT n, t.came_in() FROM unnest('{upheld,kept,done,mute,helper,gone}'::text[]) AS n;
SELECT t.did('t_disp', 'dispatch', id, CASE name WHEN 'helper' THEN '1, ''{2}'', NULL, NULL' ELSE '1, NULL, NULL, NULL' END) FROM k;
SELECT t.did('t_light', 'sign_in', id) FROM k;
SELECT t.at('2024-03-05 09:00');
SELECT is(t.did('t_light', 'return_ticket', pg_temp.k('kept'), '''unclear_duty'', ''b'', 6'), 'PD053 handle_first', 'no return');
SELECT is(t.did('t_light', 'object', pg_temp.k('kept'), '''unclear_duty'', NULL, 6'), 'PD010 missing', 'a basis');
SELECT is(t.did('t_light', 'object', pg_temp.k('kept'), '''unclear_duty'', ''b'', NULL'), 'PD010 missing', 'and who should');
SELECT is(t.did('t_light', 'object', pg_temp.k('kept'), '''unclear_duty'', ''b'', 1'), 'PD017 bad_value', 'another');
SELECT is(t.did('t_light', 'object', pg_temp.k('kept'), '''no such'', ''b'', 6'), 'PD016 unknown_reason', 'a reason of the list');
SELECT is(t.did('t_light', 'object', id, '''unclear_duty'', ''the park''''s lamp'', 6'), 'handling', name || ': objected, and in hand')
FROM k WHERE name IN ('kept', 'upheld', 'gone');
SELECT is(t.did('t_light', 'object', pg_temp.k('kept'), '''unclear_duty'', ''b'', 6'), 'PD056 already_objected', 'once at a time');
SELECT is(docket || ' ' || objected || ' ' || queue || ' ' || ladder, 'true true handling 1', 'on the docket, and in hand') FROM pg_temp.t('kept');
SELECT is(pg_temp.clocks('kept'), 'objection 03-13 17:30, sign_in 03-05 17:30 done, handling 03-11 17:30, ruling 03-06 17:30', 'nothing has stopped');
SELECT is(due_at, '2024-03-06 17:30+08', 'due when the group is to decide') FROM pg_temp.t('kept');
SELECT is(t.did('t_disp', 'rule', pg_temp.k('kept'), '1, NULL, ''r'', ''l'', true, NULL, NULL, NULL'), 'PD002 no_right', 'not by a dispatcher');

-- Who objects and then signs has not taken its word back.
INSERT INTO k SELECT 'early', t.came_in();
SELECT t.did('t_disp', 'dispatch', pg_temp.k('early'), '1, NULL, NULL, NULL');
SELECT t.did('t_light', 'object', pg_temp.k('early'), '''unclear_duty'', ''the park''''s lamp'', 6');
SELECT t.at('2024-03-05 09:30');
SELECT is(t.did('t_light', 'sign_in', pg_temp.k('early')), 'handling', 'signed, as it must handle');
SELECT is(t.as_login('t_coord', format('SELECT string_agg(unit_id || stance, '' '') FROM paidan_api.claims(%s)', pg_temp.k('early'))),
    '1objects 6proposed', 'its claim is the objection');

-- Dismissed: the same lead, the same clocks.
SELECT t.at('2024-03-06 10:00');
SELECT is(t.did('t_coord', 'rule', pg_temp.k('kept'), '1, ''{2}'', ''it is the bureau''''s'', ''art. 4'', true, NULL, NULL, NULL'), 'handling', 'dismissed: it stays');
SELECT is(pg_temp.clocks('kept'), 'objection 03-13 17:30, sign_in 03-05 17:30 done, handling 03-11 17:30, ruling 03-06 17:30 done', 'the clocks ran on');
SELECT is(unit_id || ' ' || unit_ids::text || ' ' || docket || ' ' || hops, '1 {1,2} false 1', 'off the docket, one assists now') FROM pg_temp.t('kept');
SELECT is(t.did('t_disp', 'progress', pg_temp.k('kept'), '''x'''), 'PD007 not_your_unit', 'the platform is not the unit');
SELECT is(t.did('t_light', 'object', pg_temp.k('kept'), '''unclear_duty'', ''b'', 6'), 'PD054 bound', 'the ruling binds');
SELECT is(t.did('t_water', 'object', pg_temp.k('kept'), '''unclear_duty'', ''b'', 6'), 'PD054 bound', 'who assists, too');
SELECT set_eq($$ SELECT unit_id, role, how, state FROM paidan.assignment WHERE ticket_id = pg_temp.k('kept') $$,
    $$ VALUES (1, 'lead', 'dispatched', 'signed'), (2, 'assist', 'ruled', 'assigned') $$, 'the lead''s part is the same');
SELECT is(outcome || ' ' || (ruling_id IS NOT NULL), 'dismissed true', 'the objection is decided') FROM paidan.objection WHERE ticket_id = pg_temp.k('kept');

-- Upheld: it moves, as by a dispatch.
SELECT is(t.did('t_coord', 'rule', pg_temp.k('upheld'), '6, NULL, ''the park''''s'', ''art. 2'', true, NULL, NULL, NULL'), 'dispatched', 'upheld: it moves');
SELECT is(pg_temp.clocks('upheld'), 'objection 03-13 17:30 recalled, sign_in 03-05 17:30 done, handling 03-11 17:30 recalled, ruling 03-06 17:30 done, '
    'objection 03-15 17:30, sign_in 03-07 17:30, handling 03-13 17:30', 'the other''s clocks begin');
SELECT is(unit_id || ' ' || unit_ids::text || ' ' || docket || ' ' || hops || ' ' || tried::text, '6 {6} false 2 {1,6}', 'a hop') FROM pg_temp.t('upheld');
SELECT is(outcome, 'upheld', 'the objection is upheld') FROM paidan.objection WHERE ticket_id = pg_temp.k('upheld');
SELECT is(state || ' ' || (ended_at IS NOT NULL), 'recalled true', 'the first is let go') FROM paidan.assignment WHERE ticket_id = pg_temp.k('upheld') AND unit_id = 1;

-- Recalled by the platform: there is nothing left to object to.
SELECT is(t.did('t_disp', 'recall', pg_temp.k('gone'), '''mine'''), 'registered', 'recalled');
SELECT is(outcome, 'lapsed', 'lapsed') FROM paidan.objection WHERE ticket_id = pg_temp.k('gone');
SELECT is(docket, false, 'off the docket') FROM pg_temp.t('gone');
SELECT is(t.did('t_coord', 'rule', pg_temp.k('gone'), '1, NULL, ''r'', ''l'', true, NULL, NULL, NULL'), 'PD011 wrong_state', 'nothing to rule');

-- Handled first, objected afterwards: what has been answered stays, and the ruling is for the next time.
SELECT t.did('t_light', 'reply', pg_temp.k('done'), '''it burns''');
SELECT t.at('2024-03-11 09:00');
SELECT is(t.did('t_light', 'object', pg_temp.k('done'), '''not_our_function'', ''b'', 6'), 'replied', 'after the answer');
SELECT is(t.did('t_disp', 'review', pg_temp.k('done'), 'true, NULL'), 'reviewed', 'all goes on');
SELECT is(t.did('t_coord', 'rule', pg_temp.k('done'), '6, NULL, ''r'', ''l'', true, NULL, NULL, NULL'), 'reviewed', 'upheld, and answered already');
SELECT is(unit_id || ' ' || docket, '1 false', 'it stays where it was answered') FROM pg_temp.t('done');
SELECT is((SELECT outcome FROM paidan.objection WHERE ticket_id = pg_temp.k('done')), 'upheld', 'but upheld');

-- Who assists objects to assisting, and the lead stays.
SELECT t.at('2024-03-06 11:00');
SELECT is(t.did('t_water', 'return_ticket', pg_temp.k('helper'), '''unclear_duty'', ''b'', 6'), 'PD053 handle_first', 'not even an assisting one');
SELECT is(t.did('t_water', 'object', pg_temp.k('helper'), '''unclear_duty'', ''b'', 6'), 'handling', 'objects');
SELECT is(t.did('t_coord', 'rule', pg_temp.k('helper'), '1, NULL, ''r'', ''l'', false, NULL, NULL, NULL'), 'handling', 'the lead is kept');
SELECT is(unit_ids, '{1}', 'alone') FROM pg_temp.t('helper');
SELECT is(outcome, 'upheld', 'upheld') FROM paidan.objection WHERE ticket_id = pg_temp.k('helper');
SELECT is(t.did('t_light', 'object', pg_temp.k('helper'), '''unclear_duty'', ''b'', 6'), 'handling', 'a ruling that does not bind lets the lead object');

-- Seven working days: the window is long, but it ends.
SELECT t.at('2024-03-13 17:30:01');
SELECT is(t.did('t_light', 'object', pg_temp.k('mute'), '''unclear_duty'', ''b'', 6'), 'PD055 window_over', 'silence is consent');
SELECT * FROM finish();
ROLLBACK;
