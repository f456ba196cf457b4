-- SPDX-License-Identifier: MIT
-- 1+8+N: a county sends its part on within its own tree; what is returned there comes back to it.
BEGIN;
SELECT no_plan();
CREATE ROLE t_town LOGIN IN ROLE paidan_liaison;
CREATE ROLE t_office LOGIN IN ROLE paidan_liaison;
CREATE ROLE t_east LOGIN IN ROLE paidan_dispatcher;
INSERT INTO paidan.platform (id, code, name, kind, parent_id) VALUES (4, 'YDQ', '颍东区平台', 'county', 1);
INSERT INTO paidan.unit (id, code, name, short_name, kind, platform_id, runs_platform_id) VALUES
    (7, 'YZQ-GL', '鼓楼街道', '鼓楼街道', 'town', 2, NULL), (8, 'YZQ-WF', '文峰街道', '文峰街道', 'town', 2, NULL),
    (9, 'YDQ', '颍东区', '颍东区', 'county', 1, 4), (10, 'YDQ-CGJ', '颍东区城管局', '颍东区城管局', 'bureau', 4, NULL);
INSERT INTO paidan.account (login, name, platform_id, unit_id) VALUES ('t_town', '街道', 2, 7), ('t_office', '区政府', 1, 3), ('t_east', '颍东', 4, NULL);
CREATE TEMP TABLE k (name text PRIMARY KEY, id bigint);
CREATE FUNCTION pg_temp.k(wanted text) RETURNS bigint LANGUAGE sql AS 'SELECT id FROM k WHERE name = wanted';
CREATE FUNCTION pg_temp.t(wanted text) RETURNS paidan.ticket_open LANGUAGE sql AS
    'SELECT o FROM paidan.ticket_open o JOIN k USING (id) WHERE name = wanted';
CREATE FUNCTION pg_temp.clocks(wanted text) RETURNS text LANGUAGE sql AS
    $$ SELECT string_agg(c, ', ') FROM t.clocks(pg_temp.k(wanted)) AS c WHERE c !~ '^dispatch' $$;
CREATE FUNCTION pg_temp.seen(wanted text) RETURNS text LANGUAGE sql AS $$
    SELECT string_agg(w, ' ' ORDER BY w) FROM unnest('{t_disp,t_county,t_lamp,t_town,t_east,t_light,t_water}'::text[]) AS w
    WHERE t.as_login(w, format('SELECT count(*) FROM paidan_api.open_ticket WHERE id = %s', pg_temp.k(wanted))) = '1'
        AND t.as_login(w, format('SELECT count(*) > 0 FROM paidan_api.events(%s)', pg_temp.k(wanted))) = 'true' $$;
SELECT t.load_pack(t.pack(ARRAY['handling general 5 working_days', 'sign_in general 1 working_days', 'objection general 1 working_days',
    'ruling general 1 working_days', 'dispatch general 2 hours', 'follow_up general 2 working_days'],
    '{"objection": {"first_receiver": false, "silence_accepts": true}, "designation": {"after": 2}}'), '2020-01-01');
SELECT t.at('2024-03-04 09:00');
INSERT INTO k SELECT n, t.came_in() FROM unnest('{way,city,back,helper,kept,late,city2}'::text[]) AS n;
SELECT t.did('t_disp', 'dispatch', id, CASE name WHEN 'helper' THEN '1, ''{3}'', NULL, NULL' ELSE '3, ''{1}'', ''by place'', NULL' END) FROM k;
SELECT t.at('2024-03-04 10:00');

-- Only within the own tree, and only by who runs one.
SELECT is(t.did('t_county', 'pass_on', pg_temp.k('way'), '10, NULL, NULL, NULL'), 'PD015 out_of_reach', 'not into another county');
SELECT is(t.did('t_county', 'pass_on', pg_temp.k('way'), '1, NULL, NULL, NULL'), 'PD015 out_of_reach', 'not to the city');
SELECT is(t.did('t_county', 'pass_on', pg_temp.k('way'), '4, ''{10}'', NULL, NULL'), 'PD015 out_of_reach', 'nor to assist');
SELECT is(t.did('t_county', 'pass_on', pg_temp.k('way'), '3, NULL, NULL, NULL'), 'PD015 out_of_reach', 'not to itself');
SELECT is(t.did('t_county', 'pass_on', pg_temp.k('way'), '4, ''{4}'', NULL, NULL'), 'PD018 lead_assists', 'not twice');
SELECT is(t.did('t_disp', 'pass_on', pg_temp.k('way'), '4, NULL, NULL, NULL'), 'PD007 not_your_unit', 'the city is not the county');
SELECT is(t.did('t_office', 'pass_on', pg_temp.k('way'), '4, NULL, NULL, NULL'), 'PD002 no_right', 'a liaison officer does not dispatch');
SELECT is(t.did('t_east', 'pass_on', pg_temp.k('way'), '10, NULL, NULL, NULL'), 'PD003 no_ticket', 'another county sees nothing');
SELECT is(t.did('t_county', 'take_back', pg_temp.k('way'), '''r'''), 'PD061 not_passed_on', 'nothing to take back');
SELECT is(t.did('t_county', 'dispatch', pg_temp.k('way'), '4, NULL, NULL, NULL'), 'PD006 not_your_platform', 'a dispatch is the city''s');

SELECT is(t.did('t_county', 'pass_on', pg_temp.k('way'), '4, ''{7}'', ''yours'', ''{"hint": 1}'''), 'dispatched', 'passed on');
SELECT is(unit_id || ' ' || level || ' ' || unit_ids::text || ' ' || hops || ' ' || tried::text, '4 1 {4,3,7,1} 1 {3}', 'with the bureau, seen by the county')
FROM pg_temp.t('way');
SELECT is(pg_temp.seen('way'), 't_county t_disp t_lamp t_light t_town', 'the city and the county see it, and those that have a part');
SELECT is(pg_temp.seen('city'), 't_county t_disp t_light', 'what is not passed on is not seen below');
SELECT is(pg_temp.clocks('way'), 'objection 03-05 17:30 accepted, sign_in 03-05 17:30 done, handling 03-11 17:30, objection 03-05 17:30, sign_in 03-05 17:30',
    'handling runs on; the next signs');
SELECT is(verdict || ' ' || duty_ids::text || ' ' || (basis ->> 'hint') || ' ' || how || ' ' || level || ' ' || (up_id IS NOT NULL), 'against {1} 1 passed 1 true', 'what was relied on, kept')
FROM paidan.assignment WHERE ticket_id = pg_temp.k('way') AND unit_id = 4;
SELECT is(t.did('t_county', 'reply', pg_temp.k('way'), '''x'''), 'PD050 passed_on', 'the county does not answer meanwhile');
SELECT is(t.did('t_county', 'return_ticket', pg_temp.k('way'), '''unclear_duty'', ''b'', 1'), 'PD050 passed_on', 'nor return it');
SELECT is(t.did('t_lamp', 'pass_on', pg_temp.k('way'), '7, NULL, NULL, NULL'), 'PD002 no_right', 'the bureau has nobody below');

-- A return comes back to the county, not to the city; the county's window runs on from when it first had it.
SELECT t.at('2024-03-04 11:00');
SELECT is(t.did('t_lamp', 'return_ticket', pg_temp.k('way'), '''not_our_function'', ''b'', 7'), 'handling', 'back in the county''s hands');
SELECT is(unit_id || ' ' || level || ' ' || unit_ids::text || ' ' || returns || ' ' || docket, '3 0 {3,1} 0 false', 'no return to the city, the helper is let go')
FROM pg_temp.t('way');
SELECT is(pg_temp.seen('way'), 't_county t_disp t_light', 'who returned it sees it no more');
SELECT is(pg_temp.clocks('way'), 'objection 03-05 17:30 accepted, sign_in 03-05 17:30 done, handling 03-11 17:30, objection 03-05 17:30 returned, sign_in 03-05 17:30 returned',
    'handling runs on');
SELECT is(t.did('t_county', 'pass_on', pg_temp.k('way'), '7, NULL, NULL, NULL'), 'dispatched', 'to the township instead');
SELECT is(t.did('t_town', 'sign_in', pg_temp.k('way')), 'handling', 'which signs');
SELECT is(t.did('t_town', 'return_ticket', pg_temp.k('way'), '''not_our_function'', ''b'', 4'), 'handling', 'and returns it');
SELECT is(t.did('t_county', 'return_ticket', pg_temp.k('way'), '''wrong_territory'', ''b'', 1'), 'returned', 'the county to the city, within its window');
SELECT is(returns || ' ' || unit_ids::text || ' ' || level, '1 {} 0', 'one return') FROM pg_temp.t('way');
SELECT is(t.as_login('t_disp', format($$ SELECT string_agg(concat_ws(' ', unit_id, how, ended, level, again), ', ' ORDER BY seq) FROM paidan_api.replay(%s) $$, pg_temp.k('way'))),
    '3 dispatched passed 0 f, 4 passed returned 1 f, 3 came_back passed 0 f, 7 passed returned 1 f, 3 came_back returned 0 f', 'the whole way');

-- The county's own window is over by then.
SELECT t.did('t_county', 'pass_on', pg_temp.k('late'), '4, NULL, NULL, NULL');
SELECT t.at('2024-03-05 16:00');
SELECT t.did('t_county', 'take_back', pg_temp.k('late'), '''r''');
SELECT t.at('2024-03-05 17:31');
SELECT is(t.did('t_county', 'return_ticket', pg_temp.k('late'), '''wrong_territory'', ''b'', 1'), 'PD055 window_over', 'taken back, its window has gone on');

-- Taken back, by who passed it on.
SELECT t.at('2024-03-04 12:00');
SELECT t.did('t_county', 'sign_in', pg_temp.k('back'));
SELECT is(t.did('t_county', 'pass_on', pg_temp.k('back'), '4, ''{8}'', NULL, NULL'), 'dispatched', 'after the county signed');
SELECT t.did('t_lamp', 'sign_in', pg_temp.k('back'));
SELECT is(t.did('t_disp', 'take_back', pg_temp.k('back'), '''r'''), 'PD007 not_your_unit', 'not by the city');
SELECT is(t.did('t_county', 'take_back', pg_temp.k('back'), '''r'''), 'handling', 'by the county');
SELECT is(unit_id || ' ' || level || ' ' || unit_ids::text, '3 0 {3,1}', 'it has it again') FROM pg_temp.t('back');
SELECT is(t.did('t_county', 'reply', pg_temp.k('back'), '''done'''), 'replied', 'and answers');
SELECT is(t.did('t_county', 'pass_on', pg_temp.k('back'), '4, NULL, NULL, NULL'), 'PD011 wrong_state', 'what is answered is not passed on');

-- The city takes back the whole chain.
SELECT t.did('t_county', 'pass_on', pg_temp.k('city2'), '4, ''{8}'', NULL, NULL');
SELECT is(t.did('t_disp', 'recall', pg_temp.k('city2'), '''ours'''), 'registered', 'recalled by the city');
SELECT is(unit_ids = '{}' AND level = 0 AND unit_id IS NULL, true, 'nobody has it') FROM pg_temp.t('city2');
SELECT is_empty($$ SELECT id FROM paidan.assignment WHERE ticket_id = pg_temp.k('city2') AND (ended_at IS NULL OR state <> 'recalled') $$, 'every part has ended');
SELECT is((SELECT detail ->> 'units' FROM paidan.event WHERE ticket_id = pg_temp.k('city2') AND verb = 'recall'),
    '["颍州区", "市城管局", "颍州区城管局", "文峰街道"]', 'the record names them');

-- The bureau answers for all.
SELECT t.did('t_county', 'pass_on', pg_temp.k('city'), '4, NULL, NULL, NULL');
SELECT t.did('t_lamp', 'sign_in', pg_temp.k('city'));
SELECT is(t.did('t_lamp', 'reply', pg_temp.k('city'), '''done'''), 'replied', 'the answer is the ticket''s');
SELECT is(t.did('t_disp', 'review', pg_temp.k('city'), 'false, ''which?'''), 'handling', 'sent back by the review');
SELECT is(t.did('t_county', 'take_back', pg_temp.k('city'), '''slow'''), 'handling', 'taken back then');
SELECT is(unit_id, 3, 'by the county') FROM pg_temp.t('city');

-- A part that assists is passed on, too, and the lead is not disturbed.
SELECT is(t.did('t_county', 'pass_on', pg_temp.k('helper'), '4, ''{7}'', NULL, NULL'), 'dispatched', 'the assisting part');
SELECT is(unit_id || ' ' || level || ' ' || unit_ids::text, '1 0 {1,4,7,3}', 'the lead is the same') FROM pg_temp.t('helper');
SELECT is(t.did('t_town', 'return_ticket', pg_temp.k('helper'), '''unclear_duty'', ''b'', 8'), 'dispatched', 'one of two returns');
SELECT is(unit_ids, '{1,4,3}', 'the other has it still') FROM pg_temp.t('helper');
SELECT is(t.did('t_lamp', 'return_ticket', pg_temp.k('helper'), '''unclear_duty'', ''b'', 8'), 'dispatched', 'the last one');
SELECT is(unit_ids, '{1,3}', 'the county has its part again') FROM pg_temp.t('helper');
SELECT is(t.did('t_county', 'reply', pg_temp.k('helper'), '''done'''), 'dispatched', 'and answers it');
SELECT set_eq($$ SELECT role FROM paidan.assignment WHERE ticket_id = pg_temp.k('helper') AND level > 0 $$, $$ VALUES ('assist') $$, 'below, all assist');

-- A ruling that keeps the county leaves it where it was passed on to.
SELECT t.did('t_county', 'pass_on', pg_temp.k('kept'), '4, NULL, NULL, NULL');
SELECT t.load_pack(t.pack(ARRAY['handling general 5 working_days', 'objection general 7 working_days', 'ruling general 1 working_days'],
    '{"objection": {"first_receiver": true, "silence_accepts": true}}'), '2020-01-02');
UPDATE paidan.ticket_open SET rule_version = (SELECT max(version) FROM paidan.rule_pack) WHERE id = pg_temp.k('kept');
SELECT is(t.did('t_lamp', 'object', pg_temp.k('kept'), '''unclear_duty'', ''b'', 7'), 'PD052 return_it', 'below a county it is returned to the county, always');
SELECT is(t.did('t_county', 'object', pg_temp.k('kept'), '''unclear_duty'', ''b'', 1'), 'dispatched', 'the county objects while its bureau handles');
SELECT is(t.did('t_coord', 'rule', pg_temp.k('kept'), '3, ''{1}'', ''r'', ''l'', true, NULL, NULL, NULL'), 'dispatched', 'the county is kept');
SELECT is(unit_id || ' ' || level || ' ' || unit_ids::text || ' ' || objected, '4 1 {4,3,1} false', 'nothing has moved') FROM pg_temp.t('kept');
SELECT is(t.did('t_lamp', 'return_ticket', pg_temp.k('kept'), '''unclear_duty'', ''b'', 7'), 'handling', 'the ruling binds the county, not its bureau');
UPDATE paidan.ticket_open SET rule_version = (SELECT max(version) FROM paidan.rule_pack) WHERE id = pg_temp.k('kept');
SELECT is(t.did('t_county', 'object', pg_temp.k('kept'), '''unclear_duty'', ''b'', 1'), 'PD054 bound', 'but the county');
SELECT * FROM finish();
ROLLBACK;
