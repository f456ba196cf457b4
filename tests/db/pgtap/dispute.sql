-- SPDX-License-Identifier: MIT
-- Who will not have it: circles, too many returns, what binds, and the window after which silence is consent.
BEGIN;
SELECT no_plan();
CREATE ROLE t_park LOGIN IN ROLE paidan_liaison;
INSERT INTO paidan.account (login, name, platform_id, unit_id) VALUES ('t_park', '卫园', 1, 6);
CREATE TEMP TABLE k (name text PRIMARY KEY, id bigint);
CREATE FUNCTION pg_temp.k(wanted text) RETURNS bigint LANGUAGE sql AS 'SELECT id FROM k WHERE name = wanted';
CREATE FUNCTION pg_temp.t(wanted text) RETURNS paidan.ticket_open LANGUAGE sql AS
    'SELECT o FROM paidan.ticket_open o JOIN k USING (id) WHERE name = wanted';
CREATE FUNCTION pg_temp.send(ticket bigint, lead int) RETURNS text LANGUAGE sql AS
    $$ SELECT t.act('t_disp', 'dispatch', ticket, lead || ', NULL, ''look'', NULL') $$;
CREATE FUNCTION pg_temp.back(who text, ticket bigint, proposed int) RETURNS text LANGUAGE sql AS
    $$ SELECT t.act(who, 'return_ticket', ticket, '''wrong_territory'', ''the list'', ' || proposed) $$;

-- The lamp: the county, the bureau, the park, and the county again.
INSERT INTO k VALUES ('lamp', t.new_ticket('{"place": "颍州区合肥大道（科苑路口至新安大道口）"}'));
SELECT pg_temp.send(pg_temp.k('lamp'), 3);
SELECT is(pg_temp.back('t_county', pg_temp.k('lamp'), 1), 'returned', 'the first returns it: to the dispatchers');
SELECT is(returns || ' ' || looped || ' ' || docket || ' ' || ladder || ' ' || tried::text, '1 false false 0 {3}', 'counted') FROM pg_temp.t('lamp');
SELECT pg_temp.send(pg_temp.k('lamp'), 1);
SELECT is(pg_temp.back('t_light', pg_temp.k('lamp'), 6), 'returned', 'the second, who names another');
SELECT pg_temp.send(pg_temp.k('lamp'), 6);
SELECT is(pg_temp.back('t_park', pg_temp.k('lamp'), 3), 'disputed', 'the third names the first: a circle');
SELECT is(returns || ' ' || looped || ' ' || docket || ' ' || ladder || ' ' || tried::text || ' ' || queue || ' ' || hops,
    '3 true true 1 {3,1,6} objection 3', 'on the docket, at the lowest step') FROM pg_temp.t('lamp');
SELECT is(unit_id IS NULL AND unit_ids = '{}' AND level = 0, true, 'and nobody has it') FROM pg_temp.t('lamp');
SELECT is(e.detail ->> 'cause', 'loop', 'the record says why') FROM paidan.event e
WHERE e.ticket_id = pg_temp.k('lamp') ORDER BY seq DESC LIMIT 1;
SELECT is((SELECT string_agg(c, ',' ORDER BY c) FROM t.clocks(pg_temp.k('lamp')) AS c WHERE c !~ ' (done|returned)$') ~ '^ruling [0-9: -]+$',
    true, 'only the time for the ruling runs');
SELECT is(t.as_login('t_disp', format($$ SELECT string_agg(concat_ws(' ', unit_id, how, ended, again, from_at IS NULL), ', ' ORDER BY seq)
    FROM paidan_api.replay(%s) $$, pg_temp.k('lamp'))),
    '3 dispatched returned f f, 1 dispatched returned f f, 6 dispatched returned f f, 3 proposed t t', 'the strip ends where it began');
SELECT is(t.as_login('t_disp', format($$ SELECT string_agg(concat_ws(' ', unit_id, stance, proposed_name, times), ', ' ORDER BY at)
    FROM paidan_api.claims(%s) $$, pg_temp.k('lamp'))),
    '3 refused 市城管局 1, 1 refused 阜合园区 1, 6 refused 颍州区 1', 'and who said what');
SELECT is(t.as_login('t_disp', 'SELECT n FROM paidan_api.badges() WHERE queue = ''objection'''), '1', 'one on the docket');
SELECT is(t.as_login('t_disp', format('SELECT docket || '' '' || looped || '' '' || returns || '' '' || ladder || '' '' || level FROM paidan_api.open_ticket WHERE id = %s',
    pg_temp.k('lamp'))), 'true true 3 1 0', 'the list shows it');
SELECT is(pg_temp.send(pg_temp.k('lamp'), 1), 'PD011 wrong_state', 'only a ruling brings it on');

-- Too many returns without a circle. The rules of the fixture say nothing of it: three.
INSERT INTO paidan.unit (id, code, name, short_name, kind, platform_id) VALUES (7, 'SZC', '市政处', '市政处', 'bureau', 1), (8, 'BZB', '市编办', '市编办', 'bureau', 1);
INSERT INTO k VALUES ('many', t.new_ticket());
SELECT pg_temp.send(pg_temp.k('many'), 3);
SELECT is(pg_temp.back('t_county', pg_temp.k('many'), 1), 'returned', 'one');
SELECT pg_temp.send(pg_temp.k('many'), 1);
SELECT is(pg_temp.back('t_light', pg_temp.k('many'), 6), 'returned', 'two');
SELECT pg_temp.send(pg_temp.k('many'), 6);
SELECT is(pg_temp.back('t_park', pg_temp.k('many'), 7), 'disputed', 'the third');
SELECT is(looped, false, 'no circle') FROM pg_temp.t('many');
SELECT is(e.detail ->> 'cause', 'returns', 'the record says why') FROM paidan.event e
WHERE e.ticket_id = pg_temp.k('many') ORDER BY seq DESC LIMIT 1;

-- Sent to who returned it: marked, and its next return goes before the group, whomever it names.
INSERT INTO k VALUES ('again', t.new_ticket());
SELECT pg_temp.send(pg_temp.k('again'), 3);
SELECT pg_temp.back('t_county', pg_temp.k('again'), 1);
SELECT is(t.act('t_disp', 'dispatch', pg_temp.k('again'), '3, NULL, NULL, NULL'), 'PD051 why_needed', 'to who returned it: why?');
SELECT is(t.act('t_disp', 'dispatch', pg_temp.k('again'), '3, NULL, '' '', NULL'), 'PD051 why_needed', 'blanks say nothing');
SELECT is(t.why('t_disp', t.call('dispatch', pg_temp.k('again'), '3, NULL, NULL, NULL')) ->> 'warning', 'returned_this', 'it says which');
SELECT is(pg_temp.send(pg_temp.k('again'), 3), 'dispatched', 'with a reason it goes');
SELECT is(looped, true, 'and is marked') FROM pg_temp.t('again');
SELECT is(pg_temp.back('t_county', pg_temp.k('again'), 7), 'disputed', 'its next return');
-- Taken back by the dispatcher is not returned by the unit.
INSERT INTO k VALUES ('recalled', t.new_ticket());
SELECT pg_temp.send(pg_temp.k('recalled'), 1);
SELECT t.act('t_disp', 'recall', pg_temp.k('recalled'), '''oops''');
SELECT is(t.act('t_disp', 'dispatch', pg_temp.k('recalled'), '1, NULL, NULL, NULL'), 'dispatched', 'recalled and sent again: no reason asked');
SELECT is(looped, false, 'and no circle') FROM pg_temp.t('recalled');

-- A second round is no circle.
INSERT INTO k VALUES ('round', t.new_ticket());
SELECT pg_temp.send(pg_temp.k('round'), 1);
SELECT pg_temp.back('t_light', pg_temp.k('round'), 3);
SELECT pg_temp.send(pg_temp.k('round'), 3);
SELECT t.act('t_county', 'sign_in', pg_temp.k('round')), t.act('t_county', 'reply', pg_temp.k('round'), '''done''');
SELECT t.act('t_call', 'follow_up', pg_temp.k('round'), '''reached'', true, false, ''dissatisfied'', ''no''');
SELECT is(pg_temp.send(pg_temp.k('round'), 1), 'dispatched', 'the second round to who returned the first');
SELECT is(looped || ' ' || round || ' ' || tried::text, 'false 2 {1,3}', 'is no circle') FROM pg_temp.t('round');

-- Silence: the window of two hours, from the dispatch.
SELECT t.load_pack(t.pack(ARRAY['handling general 5 working_days', 'objection general 2 hours', 'ruling general 3 hours', 'dispatch general 1 hours'],
    '{"objection": {"first_receiver": false, "silence_accepts": true}, "designation": {"after": 2}}'), '2020-01-01');
SELECT t.at('2024-03-04 09:00');
INSERT INTO k VALUES ('window', t.came_in()), ('late', t.came_in());
SELECT t.did('t_disp', 'dispatch', id, '1, NULL, NULL, NULL') FROM k WHERE name IN ('window', 'late');
SELECT t.at('2024-03-04 11:00');
SELECT is(t.did('t_light', 'return_ticket', pg_temp.k('window'), '''unclear_duty'', ''b'', 6'), 'returned', 'at the last moment');
SELECT t.at('2024-03-04 11:00:01');
SELECT is(t.did('t_light', 'return_ticket', pg_temp.k('late'), '''unclear_duty'', ''b'', 6'), 'PD055 window_over', 'a second later');
SELECT t.did('t_disp', 'dispatch', pg_temp.k('window'), '6, NULL, ''r'', NULL');
SELECT t.at('2024-03-04 13:00');
SELECT is(t.did('t_park', 'return_ticket', pg_temp.k('window'), '''unclear_duty'', ''b'', 7'), 'disputed',
    'another unit has a window of its own; the second return is enough by this pack');
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(pg_temp.k('window')) AS c WHERE c ~ 'ruling'), 'ruling 03-04 14:00 done, ruling 03-04 16:00', 'the group has its own time');
-- Where silence is not said to be consent, it is not.
SELECT t.load_pack(t.pack(ARRAY['handling general 5 working_days', 'objection general 2 hours'],
    '{"objection": {"first_receiver": false, "silence_accepts": false}}'), '2020-01-02');
INSERT INTO k VALUES ('patient', t.came_in());
SELECT t.did('t_disp', 'dispatch', pg_temp.k('patient'), '1, NULL, NULL, NULL');
SELECT t.at('2024-03-06 09:00');
SELECT is(t.did('t_light', 'return_ticket', pg_temp.k('patient'), '''unclear_duty'', ''b'', 6'), 'returned', 'days later');
SELECT is(t.did('t_light', 'object', pg_temp.k('late'), '''unclear_duty'', ''b'', 6'), 'PD052 return_it', 'where units return, they do not object');
SELECT * FROM finish();
ROLLBACK;
