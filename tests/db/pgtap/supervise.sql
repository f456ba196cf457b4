-- SPDX-License-Identifier: MIT
-- The rules that open supervision by themselves: each strikes at its moment and not before, once a cause.
BEGIN;
SELECT no_plan();
SELECT t.at('2024-02-01 09:00');
SELECT is(t.load_pack(t.pack('{dispatch general 2 hours,sign_in general 1 working_days,handling general 5 working_days,second_handling general 3 working_days,follow_up general 2 working_days,dispatch high 2 hours,sign_in high 1 working_days,handling high 5 working_days}',
    '{"supervision": [{"when": "overdue", "unit": "working_days", "amount": 3, "level": 1}, {"when": "overdue", "unit": "working_days", "amount": 10, "level": 2},
        {"when": "dissatisfied", "count": 2, "level": 1}, {"when": "refused", "count": 3, "level": 2}, {"when": "instruction", "level": 3}, {"when": "lane", "lane": "top", "level": 3}],
      "supervision_levels": [{"level": 1, "name": "一般督办", "unit": "working_days", "amount": 5}, {"level": 3, "name": "领导督办", "unit": "hours", "amount": 24}],
      "lanes": [{"code": "top", "name": "高位办"}], "designation": {"after": 9}}')) ~ '^\d+$', true, 'the pack');
UPDATE paidan.rule_class SET lane = 'top' WHERE code = 'high';
SELECT is(string_agg(concat_ws(' ', n, kind, unit, amount, times, lane, level), ', ' ORDER BY n), '1 overdue working_days 3 1, 2 overdue working_days 10 2, 3 dissatisfied 2 1, 4 refused 3 2, 5 instruction 3, 6 lane top 3', 'its rules as rows')
FROM paidan.rule_supervision WHERE version = (SELECT max(version) FROM paidan.rule_pack);
CREATE TEMP TABLE k (name text PRIMARY KEY, id bigint);
CREATE FUNCTION pg_temp.k(wanted text) RETURNS bigint LANGUAGE sql AS 'SELECT id FROM k WHERE name = wanted';
-- The open case of a ticket: "kind level state".
CREATE FUNCTION pg_temp.case_of(wanted text) RETURNS text LANGUAGE sql AS $$
	SELECT concat_ws(' ', s.kind, s.level, s.state) FROM paidan.ticket_open o JOIN paidan.supervision s ON s.id = o.case_id WHERE o.id = pg_temp.k(wanted) $$;
CREATE FUNCTION pg_temp.causes(wanted text) RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM paidan.supervision_cause WHERE ticket_id = pg_temp.k(wanted)';
CREATE FUNCTION pg_temp.moment(wanted text) RETURNS text LANGUAGE sql AS $$
	SELECT to_char(supervise_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') FROM paidan.ticket_open WHERE id = pg_temp.k(wanted) $$;
-- The pulse at a moment of the city.
CREATE FUNCTION pg_temp.pulse(moment text, most int DEFAULT 50, for_ms int DEFAULT 60000) RETURNS int LANGUAGE sql AS $$ SELECT t.at(moment); SELECT paidan_int.strike_overdue(most, for_ms) $$;
CREATE FUNCTION pg_temp.sent(name text, lead int DEFAULT 1) RETURNS void LANGUAGE sql AS $$
	INSERT INTO k SELECT name, t.came_in();
	SELECT t.did('t_disp', 'dispatch', pg_temp.k(name), lead || ', NULL, NULL, NULL'); $$;

-- Overdue. Dispatched on 2024-02-01, a Thursday, to be signed on 02-02 and answered by 02-07 17:30: 02-04 is a Sunday that
-- is worked, as 02-18 is; 02-10 to 02-17 is Spring Festival.
SELECT pg_temp.sent(n) FROM unnest('{late,paused,parked,extended,merged,fast,next}'::text[]) AS n;
SELECT is(pg_temp.moment('late'), '02-06 17:30', 'not signed: three days after the day to sign in');
SELECT is(t.did('t_light', 'sign_in', pg_temp.k(n)), 'handling', n || ' signed') FROM unnest('{late,paused,parked,extended,merged,fast}'::text[]) AS n;
SELECT is(pg_temp.moment('late'), '02-18 17:30', 'signed: 02-07 and three workdays, over the holiday');
SELECT is(pg_temp.pulse('2024-02-06 17:30:00'), 0, 'not at the moment itself');
SELECT is(pg_temp.pulse('2024-02-06 17:30:01'), 1, 'a second later: who did not sign');
SELECT is(pg_temp.case_of('next'), 'overdue 1 open', 'that one');
SELECT is(to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI'), '02-20 17:30', 'its units report within the five workdays of the level') FROM paidan.supervision;
SELECT t.at('2024-02-07 10:00');
SELECT is(t.did('t_disp', 'pause', pg_temp.k('paused'), '''weather'', ''rain'', ''2024-06-01'''), 'handling', 'one stands still');
SELECT is(t.did('t_coord', 'park', pg_temp.k('parked'), '''no land'', ''2024-05-01'''), 'parked', 'one is parked');
SELECT is(t.did('t_light', 'ask_extension', pg_temp.k('extended'), '3, ''art. 5'', true'), 'handling', 'one asks for more');
SELECT is(t.did('t_coord', 'decide_extension', pg_temp.k('extended'), format('%s, true, NULL', (SELECT max(id) FROM paidan.extension))), 'handling', 'and gets it');
SELECT is(t.did('t_light', 'reply', pg_temp.k('fast'), '''done'''), 'replied', 'one is answered');
SELECT is(pg_temp.moment(n), at, n) FROM (VALUES ('paused', NULL), ('parked', NULL), ('fast', NULL), ('extended', '02-21 17:30')) AS v(n, at);
SELECT is(pg_temp.pulse('2024-02-18 17:30:00'), 0, 'at the limit: none');
SELECT is(pg_temp.pulse('2024-02-18 17:30:01', 50, 0), 1, 'beyond it, one at least, and no more when the time is up');
SELECT is(pg_temp.pulse('2024-02-18 17:30:01', 1), 1, 'then the next');
SELECT is(pg_temp.pulse('2024-02-18 17:30:01'), 0, 'then none');
SELECT is(pg_temp.case_of(n), c, n || ': its case') FROM (VALUES ('late', 'overdue 1 open'), ('merged', 'overdue 1 open'), ('paused', NULL), ('parked', NULL), ('fast', NULL), ('extended', NULL)) AS v(n, c);
SELECT is((SELECT count(DISTINCT number) FROM paidan.supervision), 3::bigint, 'a case each');
SELECT is(e.actor || ' ' || e.verb || ' ' || (e.detail ->> 'rules' = t.rule_version::text) || ' ' || (e.detail ->> 'rule'), 'paidan open_case true 1', 'the record says which rule of which version')
FROM paidan.event e JOIN paidan.ticket_open t ON t.id = e.ticket_id WHERE e.ticket_id = pg_temp.k('late') ORDER BY e.seq DESC LIMIT 1;
SELECT is(opened_by, 'paidan', 'nobody opened it') FROM paidan.supervision LIMIT 1;
-- The next rule, on the same case.
SELECT is(pg_temp.moment('late'), '02-27 17:30', 'ten workdays');
SELECT is(pg_temp.pulse('2024-02-27 17:30:00') >= 1, true, 'the others'' turn');
SELECT is(pg_temp.case_of('late'), 'overdue 1 open', 'not before');
SELECT is(ARRAY[pg_temp.pulse('2024-02-27 17:30:01', 1), pg_temp.pulse('2024-02-27 17:30:01')], '{1,1}', 'two are that late: so many a call');
SELECT is(pg_temp.case_of('late'), 'overdue 2 open', 'the same case, graver');
SELECT is(pg_temp.causes('late'), 2::bigint, 'for two causes');
SELECT is((SELECT string_agg(c.step || ' ' || c.chased_by, ', ') || ' ' || min(o.chase_steps) FROM paidan.chase c JOIN paidan.ticket_open o ON o.id = c.ticket_id
    WHERE o.id = pg_temp.k('late')), 'supervision paidan s', 'one step of the ladder');
SELECT is(pg_temp.moment('late'), NULL, 'no rule is left');
SELECT is(pg_temp.pulse('2030-01-01 00:00:00'), 1, 'of all others the extended one''s second rule');
SELECT is(t.as_login('t_super', format('SELECT string_agg(concat_ws('' '', number = (SELECT number FROM paidan_api.open_ticket WHERE id = ticket_id), kind, amount, unit, level), '', '' ORDER BY level) FROM paidan_api.case_causes(%s)', case_id)),
    't overdue 3 working_days 1, t overdue 10 working_days 2', 'shown') FROM paidan.ticket_open WHERE id = pg_temp.k('late');
-- Closed: the same cause opens none again, whatever is reckoned anew; more time that passes does.
SELECT t.at('2024-03-01 09:00');
UPDATE paidan.replay SET login = 't_super' WHERE pid = pg_backend_pid();
SELECT is((paidan_api.close_case(gen_random_uuid(), s.id, s.version, 'done', 'r')).state, 'closed', 'closed')
FROM paidan.supervision s JOIN paidan.ticket_open o ON o.case_id = s.id WHERE o.id = pg_temp.k('late');
UPDATE paidan.ticket_open SET due_at = due_at - interval '1 hour' WHERE id = pg_temp.k('late');
SELECT is(pg_temp.moment('late') IS NOT NULL, true, 'reckoned anew');
SELECT is(pg_temp.pulse('2024-03-01 09:00:01') >= 1, true, 'looked at');
SELECT is(pg_temp.case_of('late'), NULL, 'for the same clock not again');
SELECT is(pg_temp.causes('late'), 2::bigint, 'no cause more');
UPDATE paidan.clock SET extended = 1 WHERE ticket_id = pg_temp.k('late');
UPDATE paidan.ticket_open SET due_at = due_at - interval '1 hour' WHERE id = pg_temp.k('late');
SELECT is(pg_temp.pulse('2024-03-01 09:00:02') >= 1, true, 'late once more, after more time was given');
SELECT is(pg_temp.case_of('late'), 'overdue 2 open', 'another case');
SELECT is((SELECT count(*) FROM paidan.supervision_ticket WHERE ticket_id = pg_temp.k('late')), 2::bigint, 'the second');
-- What is closed is never struck.
UPDATE paidan.ticket_open SET due_at = '2024-01-01' WHERE id = pg_temp.k('fast');
SELECT is(pg_temp.moment('fast'), NULL, 'nor what the platform has');
UPDATE paidan.ticket_open SET due_at = '2024-01-01' WHERE id = pg_temp.k('paused');
SELECT is(pg_temp.moment('paused'), NULL, 'nor what stands still, though another clock of it be over');

-- Dissatisfied for the second time.
SELECT t.at('2024-03-04 09:00');
SELECT pg_temp.sent('redo');
CREATE FUNCTION pg_temp.again(name text) RETURNS text LANGUAGE sql AS $$
	SELECT t.did('t_light', 'sign_in', pg_temp.k(name)); SELECT t.did('t_light', 'reply', pg_temp.k(name), '''done''');
	SELECT t.did('t_call', 'follow_up', pg_temp.k(name), '''reached'', true, false, ''dissatisfied'', ''no''') $$;
SELECT is(pg_temp.again('redo'), 'dissatisfied', 'once');
SELECT is(pg_temp.case_of('redo'), NULL, 'once is not enough');
SELECT is(t.did('t_coord', 'park', pg_temp.k('redo'), '''no land'', ''2024-05-01'''), 'parked', 'parked there');
SELECT is(t.did('t_coord', 'unpark', pg_temp.k('redo'), 'NULL'), 'dissatisfied', 'and back');
SELECT is(pg_temp.case_of('redo'), NULL, 'which is no other time');
SELECT is(t.did('t_disp', 'dispatch', pg_temp.k('redo'), '1, NULL, NULL, NULL'), 'dispatched', 'sent again');
SELECT is(pg_temp.again('redo'), 'dissatisfied', 'twice');
SELECT is(pg_temp.case_of('redo'), 'dissatisfied 1 open', 'within the same write');
SELECT is(string_agg(verb, ' ' ORDER BY seq), 'follow_up open_case', 'the call first, then what follows from it') FROM (SELECT * FROM paidan.event WHERE ticket_id = pg_temp.k('redo') ORDER BY seq DESC LIMIT 2) AS e;
SELECT is(t.did('t_disp', 'dispatch', pg_temp.k('redo'), '1, NULL, NULL, NULL'), 'dispatched', 'sent a third time');
SELECT is(pg_temp.again('redo'), 'dissatisfied', 'three times');
SELECT is(pg_temp.causes('redo') || ' ' || (SELECT count(*) FROM paidan.supervision_ticket WHERE ticket_id = pg_temp.k('redo')), '2 1', 'a further cause of the same case');

-- Refused by three units; the same unit again is no other.
SELECT pg_temp.sent('lamp');
CREATE FUNCTION pg_temp.refuse(who text, proposed int, next int) RETURNS text LANGUAGE sql AS $$
	SELECT t.did(who, 'return_ticket', pg_temp.k('lamp'), format('''not_our_function'', ''art. 3'', %s', proposed));
	UPDATE paidan.ticket_open SET state = 'returned', queue = 'dispatch', looped = false WHERE id = pg_temp.k('lamp') AND state = 'disputed';
	SELECT t.did('t_disp', 'dispatch', pg_temp.k('lamp'), format('%s, NULL, ''go'', NULL', next)); $$;
SELECT is(pg_temp.refuse('t_light', 2, 2), 'dispatched', 'the first refuses');
SELECT is(pg_temp.refuse('t_water', 3, 1), 'dispatched', 'the second');
SELECT is(pg_temp.refuse('t_light', 3, 3), 'dispatched', 'the first again');
SELECT is(pg_temp.case_of('lamp'), NULL, 'two units, three refusals');
SELECT is(pg_temp.refuse('t_county', 1, 6), 'dispatched', 'the third');
SELECT is(pg_temp.case_of('lamp'), 'refused 2 open', 'three units');
SELECT is(s.rule_n, 4, 'by its rule') FROM paidan.ticket_open o JOIN paidan.supervision s ON s.id = o.case_id WHERE o.id = pg_temp.k('lamp');
-- Graver: a leader's words on what is in a case already; the day comes nearer.
SELECT is(t.did('t_super', 'instruct', pg_temp.k('lamp'), '''city'', ''王市长'', ''市政府'', ''2024-03-04'', ''限期办结'''), 'dispatched', 'a leader');
SELECT is(pg_temp.case_of('lamp'), 'refused 3 open', 'the same case, graver');
SELECT is(to_char(s.due_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI'), '03-05 09:00', 'a day') FROM paidan.ticket_open o JOIN paidan.supervision s ON s.id = o.case_id WHERE o.id = pg_temp.k('lamp');
SELECT is(detail ->> 'text', '限期办结', 'his words in the record of the case') FROM paidan.supervision_event e JOIN paidan.ticket_open o ON o.case_id = e.case_id WHERE o.id = pg_temp.k('lamp') ORDER BY e.seq DESC LIMIT 1;
INSERT INTO k VALUES ('words', t.came_in());
SELECT is(t.did('t_super', 'instruct', pg_temp.k('words'), '''section'', ''李'', ''督查室'', ''2024-03-04'', ''请办理'''), 'registered', 'on one that nobody has yet');
SELECT is(pg_temp.case_of('words'), 'instruction 3 open', 'opened by it');
SELECT is(reason, '请办理', 'for these words') FROM paidan.supervision ORDER BY id DESC LIMIT 1;

-- The lane, by the class or with the dispatch.
INSERT INTO k VALUES ('lane', t.came_in()), ('sent high', t.came_in());
SELECT is(t.did('t_disp', 'classify', pg_temp.k('lane'), '3, NULL, 0, NULL, ''general'''), 'registered', 'an ordinary class');
SELECT is(pg_temp.case_of('lane'), NULL, 'no case');
SELECT is(t.did('t_disp', 'classify', pg_temp.k('lane'), '3, NULL, 0, NULL, ''high'''), 'registered', 'that of the lane');
SELECT is(pg_temp.case_of('lane'), 'lane 3 open', 'a case');
SELECT is(t.did('t_disp', 'dispatch', pg_temp.k('lane'), '1, NULL, NULL, NULL'), 'dispatched', 'dispatched');
SELECT is(pg_temp.causes('lane'), 1::bigint, 'it is in the lane once');
UPDATE paidan.ticket_open SET class = 'high' WHERE id = pg_temp.k('sent high');
SELECT is(t.did('t_disp', 'dispatch', pg_temp.k('sent high'), '1, NULL, NULL, NULL'), 'dispatched', 'came in with the class');
SELECT is(pg_temp.case_of('sent high'), 'lane 3 open', 'at the dispatch');
-- A city without such rules has no such cases.
SELECT t.at('2024-03-05 09:00');
SELECT is(t.load_pack(t.pack('{dispatch general 2 hours,sign_in general 1 working_days,handling general 5 working_days,follow_up general 2 working_days}'), '2024-03-05') ~ '^\d+$', true, 'another pack');
SELECT pg_temp.sent('plain');
SELECT is(pg_temp.moment('plain'), NULL, 'no limit');
SELECT is(t.did('t_super', 'instruct', pg_temp.k('plain'), '''city'', ''王'', ''市政府'', ''2024-03-04'', ''x'''), 'dispatched', 'a leader''s words are kept');
SELECT is(pg_temp.case_of('plain'), NULL, 'and nothing follows');
SELECT is(pg_temp.moment('late') IS NULL AND t.rule_version < (SELECT max(version) FROM paidan.rule_pack), true, 'what ran before keeps its rules') FROM paidan.ticket_open t WHERE t.id = pg_temp.k('late');
-- By index, and the pulse does it.
SELECT * FROM finish();
ROLLBACK;
