-- SPDX-License-Identifier: MIT
-- Calling back: polite hours, the ladder of attempts, promised calls, the three answers, the warning to the
-- unit before a bad rating is final, what is given up and stays unrated.
BEGIN;
SELECT no_plan();
SELECT t.load_pack(t.pack(ARRAY['handling general 5 working_days', 'sign_in general 1 working_days', 'second_handling general 3 working_days',
    'dispatch general 2 hours', 'follow_up general 2 working_days'],
    '{"follow_up": {"polite": {"from": "09:00", "to": "20:00"}, "attempts": [{"unit": "hours", "amount": 4}, {"unit": "calendar_days", "amount": 1}],
        "leaning": {"unit": "working_days", "amount": 1}, "scripts": [{"category": "01.01", "text": "light"}]}}'), '2020-01-01');
CREATE TEMP TABLE k (name text PRIMARY KEY, id bigint);
CREATE FUNCTION pg_temp.k(wanted text) RETURNS bigint LANGUAGE sql AS 'SELECT id FROM k WHERE name = wanted';
-- When it is called next, in the city's time, why, and how often it was.
CREATE FUNCTION pg_temp.next(wanted text) RETURNS text LANGUAGE sql AS
    $$ SELECT concat_ws(' ', to_char(call_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI'), call_mark, calls)
       FROM paidan.ticket_open WHERE id = pg_temp.k(wanted) $$;
CREATE FUNCTION pg_temp.desk() RETURNS text LANGUAGE sql AS
    $$ SELECT concat_ws(' ', CASE WHEN polite_now THEN 'open' ELSE 'shut' END, due, waiting, morning, ended, to_draw) FROM paidan_api.call_desk() $$;
CREATE FUNCTION pg_temp.as_call() RETURNS void LANGUAGE sql AS $$ UPDATE paidan.replay SET login = 't_call' $$;

SELECT t.at('2024-03-04 09:00');
INSERT INTO k SELECT n, t.came_in() FROM unnest('{early,late,ladder,promise,refused,void,lean,lapsed,mind,warned}'::text[]) AS n;
SELECT t.did('t_disp', 'dispatch', id, '1, NULL, NULL, NULL'), t.did('t_light', 'sign_in', id) FROM k;
SELECT is(pg_temp.next('early'), '0', 'nobody is called while a unit has it');
SELECT t.at('2024-03-05 07:30');
SELECT t.did('t_light', 'reply', id, '''done''') FROM k WHERE name <> 'late';
SELECT is(pg_temp.next('early'), '03-05 09:00 0', 'answered early: called when it is polite');
SELECT pg_temp.as_call();
SELECT is(pg_temp.desk(), 'shut 0 9 9 0 0', 'outside the hours nothing is due, and the morning is told');
SELECT t.at('2024-03-05 19:59');
SELECT t.did('t_light', 'reply', pg_temp.k('late'), '''done''');
SELECT is(pg_temp.next('late'), '03-05 19:59 0', 'the last minute is one');
SELECT t.at('2024-03-05 20:00');
SELECT pg_temp.as_call();
SELECT is(pg_temp.desk(), 'shut 0 0 10 0 0', 'from the end of the hours on nobody is called');
SELECT t.at('2024-03-06 09:00');
SELECT pg_temp.as_call();
SELECT is(pg_temp.desk(), 'open 10 0 10 0 0', 'in the morning all are');
SELECT is((SELECT n FROM paidan_api.badges() WHERE queue = 'calls'), 10, 'as the badge says');

-- The ladder, within the hours; then it is given up and stays unrated.
SELECT is(t.did('t_call', 'follow_up', pg_temp.k('ladder'), '''no_answer'', NULL, NULL, NULL, NULL'), 'replied', 'nobody answers');
SELECT is(pg_temp.next('ladder'), '03-06 13:00 retry 1', 'four hours later');
SELECT pg_temp.as_call();
SELECT is(pg_temp.desk(), 'open 9 1 9 0 0', 'it waits');
SELECT t.at('2024-03-06 19:00');
SELECT t.did('t_call', 'follow_up', pg_temp.k('ladder'), '''wrong_person'', NULL, NULL, NULL, NULL');
SELECT is(pg_temp.next('ladder'), '03-07 19:00 retry 2', 'the next day');
SELECT is(t.did('t_call', 'archive', pg_temp.k('ladder'), 'NULL'), 'PD120 not_heard', 'not closed while it may still be called');
SELECT t.at('2024-03-07 19:00');
SELECT t.did('t_call', 'follow_up', pg_temp.k('ladder'), '''reached'', NULL, NULL, NULL, ''no time''');
SELECT is(pg_temp.next('ladder'), 'given_up 3', 'after the last step it is given up');
SELECT pg_temp.as_call();
SELECT is(pg_temp.desk(), 'open 9 0 9 1 0', 'and waits to be closed');
SELECT is(t.did('t_call', 'archive', pg_temp.k('ladder'), 'NULL'), 'archived', 'closed');
SELECT is(close_type, 'answered', 'as answered: neither resolved nor explained') FROM paidan.ticket_closed WHERE id = pg_temp.k('ladder');
SELECT is((SELECT detail ->> 'unrated' FROM paidan.event WHERE ticket_id = pg_temp.k('ladder') AND verb = 'archive'), 'true', 'unrated');
SELECT is((SELECT count(satisfaction) || ' of ' || count(*) FROM paidan.call WHERE ticket_id = pg_temp.k('ladder')), '0 of 3', 'no call rated it');
SELECT t.did('t_call', 'follow_up', pg_temp.k('refused'), '''refused'', NULL, NULL, NULL, NULL');
SELECT is(pg_temp.next('refused'), 'given_up 1', 'who refuses is not asked again');
SELECT t.did('t_call', 'follow_up', pg_temp.k('void'), '''void_number'', NULL, NULL, NULL, NULL');
SELECT is(pg_temp.next('void'), 'given_up 1', 'nor is a number that is none');
SELECT is(t.did('t_call', 'follow_up', pg_temp.k('void'), '''reached'', true, true, ''very'', NULL'), 'confirmed', 'who rings by himself is heard');

-- A time that the citizen asked for, even at night.
SELECT is(t.did('t_call', 'follow_up', pg_temp.k('promise'), '''reached'', NULL, NULL, NULL, NULL, NULL, ''2024-03-01 10:00+08'''), 'PD017 bad_value', 'not in the past');
SELECT is(t.did('t_call', 'follow_up', pg_temp.k('promise'), '''reached'', NULL, NULL, NULL, NULL, NULL, ''2024-03-07 21:15+08'''), 'replied', 'call me at a quarter past nine');
SELECT is(pg_temp.next('promise'), '03-07 21:15 promised 1', 'as promised');
SELECT is((SELECT string_agg(coalesce(to_char(paidan_int.read_call_time(v, '2024-03-07 19:00+08') AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI'), '-'), ', ')
    FROM unnest('{19：30,18:30,"",2024-03-09 8:00}'::text[]) AS v), '03-07 19:30, 03-08 18:30, -, 03-09 08:00', 'as people type a time');
SELECT throws_ok(format('SELECT paidan_int.read_call_time(%L, now())', v), 'PD017', 'bad_value', 'no time: ' || v) FROM unnest('{later,25:00,2199-01-01 10:00}'::text[]) AS v;
SELECT t.at('2024-03-07 21:15');
SELECT pg_temp.as_call();
SELECT is(pg_temp.desk(), 'shut 1 0 7 2 0', 'then it is due, whatever the hour');

-- About to be dissatisfied: the unit is warned first.
SELECT t.at('2024-03-08 09:30');
SELECT is(t.did('t_call', 'lean', pg_temp.k('lean'), '''slow'', NULL'), 'PD010 missing', 'with the words');
SELECT is(t.did('t_call', 'lean', pg_temp.k('lean'), '''so so'', ''w'''), 'PD016 unknown_reason', 'and a reason of the list');
SELECT is(t.did('t_insider', 'lean', pg_temp.k('lean'), '''slow'', ''w'''), 'PD023 not_independent', 'by who is independent');
SELECT is(t.did('t_call', 'lean', pg_temp.k('lean'), '''slow'', ''too slow'''), 'replied', 'not rated yet');
SELECT is(pg_temp.next('lean'), '03-11 09:30 leaning 1', 'the unit has a working day');
SELECT t.did('t_call', 'lean', pg_temp.k('lapsed'), '''slow'', ''too slow''');
SELECT is(t.did('t_light', 'remedy', pg_temp.k('mind'), '''t'''), 'PD122 not_warned', 'who was not warned has nothing to mend');
SELECT is(t.did('t_water', 'remedy', pg_temp.k('lean'), '''t'''), 'PD003 no_ticket', 'nor has another unit');
UPDATE paidan.replay SET login = 't_light';
SELECT is((SELECT n FROM paidan_api.badges() WHERE queue = 'calls'), 2, 'the unit''s badge counts what it was warned of');
SELECT t.at('2024-03-08 20:30');
SELECT is(t.did('t_light', 'remedy', pg_temp.k('lean'), '''mended tonight'''), 'replied', 'the unit mends it');
SELECT is(pg_temp.next('lean'), '03-09 09:00 remedied 1', 'and the citizen is asked again');
SELECT t.at('2024-03-11 09:30');
SELECT is(t.did('t_call', 'follow_up', pg_temp.k('lean'), '''reached'', true, true, ''satisfied'', NULL'), 'confirmed', 'won back');
SELECT is(t.did('t_call', 'follow_up', pg_temp.k('lapsed'), '''reached'', true, false, ''dissatisfied'', ''still dark'', ''no such'''), 'PD016 unknown_reason', 'a reason of the list');
SELECT is(t.did('t_call', 'follow_up', pg_temp.k('lapsed'), '''reached'', true, false, ''dissatisfied'', ''still dark'', ''unsolved'''), 'dissatisfied', 'and who was not is rated as he says');
SELECT is((SELECT concat_ws(' ', detail ->> 'dissatisfied', detail ->> 'words', detail ->> 'times') FROM paidan.event
    WHERE ticket_id = pg_temp.k('lapsed') AND verb = 'follow_up'), 'unsolved still dark 1', 'with reason, words, and that it is the first time');
SELECT is(pg_temp.next('lapsed'), '0', 'nobody calls about it now');

-- Who was content changes his mind before it is closed; an empty call changes nothing.
SELECT is(t.did('t_call', 'follow_up', pg_temp.k('mind'), '''reached'', true, true, ''basically'', NULL'), 'confirmed', 'content');
SELECT is(t.did('t_call', 'follow_up', pg_temp.k('mind'), '''no_answer'', NULL, NULL, NULL, NULL'), 'confirmed', 'an empty call reopens nothing');
SELECT is(pg_temp.next('mind'), '2', 'and plans nothing');
SELECT is(t.did('t_call', 'follow_up', pg_temp.k('mind'), '''reached'', true, false, ''dissatisfied'', ''dark again'', ''unsolved'''), 'dissatisfied', 'dark again');

-- What the caller sees.
SELECT pg_temp.as_call();
SELECT is((SELECT concat_ws(' ', script, script_of, polite_now, call_mark, calls, most_calls, independent) FROM paidan_api.call_sheet(pg_temp.k('early'))),
    'light 市政/道路照明 t 0 3 t', 'the script of the matter, and how often');
SELECT is((SELECT of FROM paidan_int.script_for(4)), '', 'of another matter the general one');
UPDATE paidan.replay SET login = 't_insider';
SELECT is((SELECT independent FROM paidan_api.call_sheet(pg_temp.k('early'))), false, 'told before the telephone is taken');
INSERT INTO paidan.citizen (id, name, phone) VALUES (77, '王五', '13800000000');
UPDATE paidan.ticket_text SET citizen_id = 77 WHERE id IN (pg_temp.k('warned'), pg_temp.k('early'));
SELECT t.at('2024-03-11 18:10');
SELECT t.did('t_call', 'follow_up', pg_temp.k('warned'), '''reached'', true, true, ''very'', NULL');
SELECT pg_temp.as_call();
SELECT is((SELECT best_hour FROM paidan_api.call_sheet(pg_temp.k('early'))), 18, 'this citizen answers at six');
SELECT is((SELECT string_agg(concat_ws(' ', by_name, outcome, words), ', ' ORDER BY id) FROM paidan_api.calls(pg_temp.k('lapsed'))),
    '华晓燕 reached too slow, 华晓燕 reached still dark', 'and what was said');
UPDATE paidan.replay SET login = 't_water';
SELECT is((SELECT count(*) FROM paidan_api.calls(pg_temp.k('lapsed'))) + (SELECT count(*) FROM paidan_api.call_sheet(pg_temp.k('lapsed'))), 0::bigint, 'nothing of it for others');

-- The next rule: nobody who had a hand in it.
SELECT t.at('2024-03-12 10:00');
GRANT paidan_caller TO t_disp, t_disp2;
SELECT is(t.did('t_disp', 'follow_up', pg_temp.k('early'), '''reached'', true, true, ''very'', NULL'), 'PD023 not_independent', 'not who sent it');
SELECT t.did('t_disp2', 'review', pg_temp.k('early'), 'true, NULL');
SELECT is(t.did('t_disp2', 'follow_up', pg_temp.k('early'), '''reached'', true, true, ''very'', NULL'), 'PD023 not_independent', 'not who found the reply good');
SELECT is(t.did('t_call', 'follow_up', pg_temp.k('early'), '''reached'', true, true, ''very'', NULL'), 'confirmed', 'but who had none');
SELECT * FROM finish();
ROLLBACK;
