-- SPDX-License-Identifier: MIT
-- The clocks of a ticket through its life: what starts, stands still, is extended and stops.
BEGIN;
SELECT no_plan();
SELECT is(t.load_pack(t.pack('{"dispatch general 2 hours x 30 minutes", "dispatch urgent 30 minutes",
    "ruling general 4 hours", "sign_in general 1 working_days", "sign_in urgent 30 minutes",
    "first_contact general 1 working_days", "progress general 3 working_days", "on_site urgent 60 minutes",
    "handling general 5 working_days x 1 working_days", "handling urgent 2 working_days x 4 hours", "handling complex 15 working_days",
    "handling hourly 24 hours", "second_handling general 3 working_days", "objection general 1 working_days", "follow_up general 2 working_days"}')), '2', 'rules');
CREATE TEMP TABLE k (name text PRIMARY KEY, id bigint);

-- From the receipt to the archive.
SELECT t.at('2024-09-23 10:00');
INSERT INTO k VALUES ('life', t.came_in());
SELECT results_eq('SELECT t.clocks(id) FROM k', ARRAY['dispatch 09-23 12:00'], 'it waits for its dispatch');
SELECT is(concat_ws(' ', class, rule_version, due_at AT TIME ZONE 'Asia/Shanghai', warn_at AT TIME ZONE 'Asia/Shanghai', provisional, paused),
    'general 2 2024-09-23 12:00:00 2024-09-23 11:30:00 f f', 'the ticket is due with it, and names the rules') FROM paidan.ticket_open, k WHERE ticket_open.id = k.id;
SELECT t.at('2024-09-23 12:30');
SELECT is(t.did('t_disp', 'dispatch', id, '1, NULL, NULL, NULL'), 'dispatched', 'dispatched late') FROM k;
SELECT results_eq('SELECT t.clocks(id) FROM k', ARRAY['dispatch 09-23 12:00 late', 'objection 09-24 17:30', 'sign_in 09-24 17:30',
    'first_contact 09-24 17:30', 'progress 09-26 17:30', 'handling 09-29 17:30'], 'the unit''s clocks run, whether it signs or not');
SELECT is(due_at, '2024-09-24 17:30+08', 'the earliest counts') FROM paidan.ticket_open, k WHERE ticket_open.id = k.id;
SELECT t.at('2024-09-24 17:30');
SELECT is(t.did('t_light', 'sign_in', id), 'handling', 'signed on the stroke') FROM k;
SELECT t.at('2024-09-24 17:31');
SELECT is(t.did('t_light', 'contact', id, '''rang''' ), 'handling', 'the first call a minute late') FROM k;
SELECT is(due_at, '2024-09-26 17:30+08', 'the next is the progress') FROM paidan.ticket_open, k WHERE ticket_open.id = k.id;
SELECT t.at('2024-09-26 09:00');
SELECT is(t.did('t_light', 'progress', id, '''half done'''), 'handling', 'told how far') FROM k;
SELECT t.at('2024-09-27 09:00');
SELECT is(t.did('t_light', 'reply', id, '''done'''), 'replied', 'replied') FROM k;
SELECT results_eq('SELECT t.clocks(id) FROM k', ARRAY['dispatch 09-23 12:00 late', 'objection 09-24 17:30 silent', 'sign_in 09-24 17:30 done',
    'first_contact 09-24 17:30 late', 'progress 09-26 17:30 done', 'handling 09-29 17:30 done', 'follow_up 09-30 17:30'], 'each has its outcome');
SELECT is(stopped_at, due_at, 'silence ended the window when it was over') FROM paidan.clock_past p, k WHERE p.ticket_id = k.id AND p.kind = 'objection';
SELECT t.at('2024-09-27 10:00');
SELECT is(t.did('t_disp', 'review', id, 'false, ''which pole?'''), 'handling', 'sent back') FROM k;
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c ~ '^(handling|follow_up)'), 'handling 09-29 17:30, follow_up 09-30 17:30 withdrawn', 'the reply was none: handling runs on') FROM k;
SELECT t.at('2024-09-30 09:00');
SELECT is(t.did('t_light', 'reply', id, '''pole 7'''), 'replied', 'replied again') FROM k;
SELECT is(t.did('t_call', 'follow_up', id, '''reached'', true, false, ''dissatisfied'', ''dark'''), 'dissatisfied', 'not satisfied') FROM k;
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c ~ '^handling|^dispatch'), 'dispatch 09-23 12:00 late, handling 09-29 17:30 late, dispatch 09-30 11:00', 'late; and it waits for the second dispatch') FROM k;
SELECT is(t.did('t_disp', 'dispatch', id, '1, NULL, NULL, NULL'), 'dispatched', 'the second round') FROM k;
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c ~ '^second'), 'second_handling 10-10 17:30', 'with a clock of its own, over the holiday') FROM k;
SELECT is(t.did('t_light', 'sign_in', id), 'handling', 'signed') FROM k;
SELECT is(t.did('t_light', 'reply', id, '''works'''), 'replied', 'replied') FROM k;
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c ~ 'skipped|accepted'), 'objection 10-08 17:30 accepted, first_contact 10-08 17:30 skipped', 'what a reply makes needless') FROM k;
SELECT is(t.did('t_call', 'follow_up', id, '''reached'', true, true, ''very'', NULL'), 'confirmed', 'satisfied') FROM k;
SELECT is(due_at, paidan_int.never(), 'nothing is due') FROM paidan.ticket_open, k WHERE ticket_open.id = k.id;
SELECT is(t.did('t_call', 'archive', id, 'NULL'), 'archived', 'archived') FROM k;
SELECT is((SELECT count(*) FROM paidan.clock c, k WHERE c.ticket_id = k.id), 0::bigint, 'nothing runs on what is closed');
SELECT is(concat_ws(' ', class, rule_version, due_at AT TIME ZONE 'Asia/Shanghai'), 'general 2 2024-10-10 17:30:00', 'it keeps what it was to be done by')
FROM paidan.ticket_closed c, k WHERE c.id = k.id;

-- Returns, recalls, what an assisting unit does.
SELECT t.at('2024-03-06 10:00');
INSERT INTO k VALUES ('back', t.came_in()), ('intake', t.came_in());
SELECT is(t.did('t_disp', 'dispatch', id, '1, ''{2}'', NULL, NULL'), 'dispatched', 'lead and helper') FROM k WHERE name = 'back';
SELECT is(t.did('t_water', 'sign_in', id), 'dispatched', 'the helper signs') FROM k WHERE name = 'back';
SELECT is((SELECT count(*) FROM t.clocks(id) AS c WHERE c ~ '(done|late|returned)$'), 1::bigint, 'which ends no clock but the dispatch''s') FROM k WHERE name = 'back';
SELECT is(t.did('t_light', 'return_ticket', id, '''unclear_duty'', ''b'', 3'), 'returned', 'the lead returns it') FROM k WHERE name = 'back';
SELECT results_eq($$ SELECT t.clocks(id) FROM k WHERE name = 'back' $$, ARRAY['dispatch 03-06 12:00 done', 'ruling 03-06 14:00', 'objection 03-07 17:30 returned',
    'sign_in 03-07 17:30 returned', 'first_contact 03-07 17:30 returned', 'progress 03-11 17:30 returned', 'handling 03-13 17:30 returned'],
    'its clocks end; the ruling''s runs');
SELECT is(t.did('t_disp', 'dispatch', id, '1, NULL, ''r'', NULL'), 'dispatched', 'sent again') FROM k WHERE name = 'back';
SELECT is(t.did('t_disp', 'recall', id, '''slip'''), 'registered', 'and taken back') FROM k WHERE name = 'back';
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c !~ 'returned$'), 'dispatch 03-06 12:00 done, dispatch 03-06 12:00, ruling 03-06 14:00 done, '
    || 'objection 03-07 17:30 recalled, sign_in 03-07 17:30 recalled, first_contact 03-07 17:30 recalled, progress 03-11 17:30 recalled, handling 03-13 17:30 recalled',
    'it waits for its dispatch anew') FROM k WHERE name = 'back';
SELECT is(t.did('t_disp', 'close_intake', id, '''secret'', ''r'''), 'closed', 'closed at intake') FROM k WHERE name = 'intake';
SELECT results_eq($$ SELECT t.clocks(id) FROM k WHERE name = 'intake' $$, ARRAY['dispatch 03-06 12:00 done'], 'in time');

-- The class: by urgency, by name; after a pause; after the dispatch.
SELECT t.at('2024-09-23 10:00');
INSERT INTO k VALUES ('class', t.came_in());
SELECT is(t.did('t_disp', 'classify', id, '3, NULL, 1, NULL'), 'registered', 'urgent') FROM k WHERE name = 'class';
SELECT is(class || ' ' || (due_at AT TIME ZONE 'Asia/Shanghai')::time, 'urgent 10:30:00', 'another urgency brings its class, from the receipt') FROM paidan.ticket_open o JOIN k USING (id) WHERE k.name = 'class';
SELECT is(t.did('t_disp', 'classify', id, '3, NULL, NULL, NULL, ''general'''), 'registered', 'general by name') FROM k WHERE name = 'class';
SELECT is(class || urgency || ' ' || (due_at AT TIME ZONE 'Asia/Shanghai')::time, 'general1 12:00:00', 'the urgency stays for its marks') FROM paidan.ticket_open o JOIN k USING (id) WHERE k.name = 'class';
SELECT is(t.did('t_disp', 'classify', id, '3, NULL, NULL, NULL, ''none'''), 'PD030 unknown_class', 'no such class') FROM k WHERE name = 'class';
SELECT is(t.did('t_disp', 'dispatch', id, '1, NULL, NULL, NULL'), 'dispatched', 'dispatched') FROM k WHERE name = 'class';
SELECT is(t.did('t_light', 'sign_in', id), 'handling', 'signed') FROM k WHERE name = 'class';
SELECT t.at('2024-09-27 10:00');
SELECT is(t.did('t_disp', 'pause', id, '''appraisal'', ''laboratory'', ''2024-10-08'''), 'handling', 'paused') FROM k WHERE name = 'class';
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c ~ 'handling|progress|contact'), 'first_contact 09-24 17:30, progress stands, handling stands', 'the clocks of handling stand still') FROM k WHERE name = 'class';
SELECT is(due_at AT TIME ZONE 'Asia/Shanghai' || ' ' || paused, '2024-09-24 17:30:00 true', 'what stands still is not due') FROM paidan.ticket_open o JOIN k USING (id) WHERE k.name = 'class';
SELECT is(t.did('t_disp', 'pause', id, '''appraisal'', ''again'', ''2024-10-08'''), 'PD033 already_paused', 'once') FROM k WHERE name = 'class';
SELECT is(t.did('t_disp', 'classify', id, '3, NULL, NULL, NULL, ''complex'''), 'handling', 'made complex while it stands') FROM k WHERE name = 'class';
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c ~ '^handling'), 'handling stands', 'it stands on') FROM k WHERE name = 'class';
SELECT t.at('2024-10-08 10:00');
SELECT is(t.did('t_disp', 'resume', id, '''result is there'''), 'handling', 'on') FROM k WHERE name = 'class';
SELECT is(t.did('t_disp', 'resume', id, 'NULL'), 'PD034 not_paused', 'once') FROM k WHERE name = 'class';
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c ~ '^handling'), 'handling 10-22 17:30', 'fifteen days from the dispatch, and three of the pause') FROM k WHERE name = 'class';
SELECT is(t.did('t_disp', 'classify', id, '3, NULL, NULL, NULL, ''urgent'''), 'handling', 'urgent after the pause') FROM k WHERE name = 'class';
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c ~ '^handling|^on_site'), 'on_site 09-23 11:00, handling 09-29 17:30', 'two, and the same three; the visit is asked for since the dispatch')
FROM k WHERE name = 'class';
SELECT is(t.did('t_disp', 'classify', id, '3, NULL, NULL, NULL, ''hourly'''), 'handling', 'in hours') FROM k WHERE name = 'class';
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c ~ '^handling|^on_site'), 'on_site 09-23 11:00 dropped, handling 10-05 10:00', 'the same pause to the second')
FROM k WHERE name = 'class';

-- Extensions.
SELECT t.at('2024-09-23 10:00');
INSERT INTO k SELECT n, t.came_in() FROM unnest('{ext,ext2,ext3}'::text[]) AS n;
SELECT is(t.did('t_disp', 'dispatch', id, '1, ''{2}'', NULL, NULL'), 'dispatched', 'dispatched') FROM k WHERE name ~ '^ext';
SELECT is(t.did('t_light', 'sign_in', id), 'handling', 'signed') FROM k WHERE name ~ '^ext';
SELECT is(t.did(who, 'ask_extension', id, args), answer, concat_ws(' ', who, args)) FROM k, (VALUES
    ('t_light', '3, ''law 5'', false', 'PD037 not_told'), ('t_light', '3, ''law 5'', NULL', 'PD037 not_told'), ('t_light', '3, '' '', true', 'PD010 missing'),
    ('t_light', 'NULL, ''law 5'', true', 'PD010 missing'), ('t_light', '0, ''law 5'', true', 'PD017 bad_value'), ('t_light', '4, ''law 5'', true', 'PD035 limit_reached'),
    ('t_water', '3, ''law 5'', true', 'PD007 not_your_unit'), ('t_disp', '3, ''law 5'', true', 'PD007 not_your_unit'), ('t_call', '3, ''law 5'', true', 'PD002 no_right')) AS v(who, args, answer)
WHERE name = 'ext';
SELECT t.at('2024-09-29 17:30');
SELECT is(t.did('t_light', 'ask_extension', id, '3, ''law 5'', true'), 'handling', 'asked for on the last minute') FROM k WHERE name = 'ext';
SELECT is(t.did('t_light', 'ask_extension', id, '3, ''law 5'', true'), 'PD036 already_asked', 'one at a time') FROM k WHERE name = 'ext';
SELECT t.at('2024-09-29 17:31');
SELECT is(t.did('t_light', 'ask_extension', id, '3, ''law 5'', true'), 'PD032 too_late', 'one minute late') FROM k WHERE name = 'ext2';
SELECT t.at('2024-09-30 09:00');
SELECT is(t.did(who, 'decide_extension', k.id, format('%s, %s, %L', e, granted, note)), answer, concat_ws(' ', who, e, granted, note))
FROM k JOIN LATERAL (SELECT id AS waiting FROM paidan.extension e WHERE e.ticket_id = k.id) AS w ON true,
    LATERAL (VALUES ('t_disp', w.waiting, 'true', NULL, 'PD002 no_right'), ('t_light', w.waiting, 'true', NULL, 'PD002 no_right'), ('t_coord', w.waiting, 'false', ' ', 'PD010 missing'),
    ('t_coord', w.waiting, 'NULL', NULL, 'PD010 missing'), ('t_coord', 0, 'true', NULL, 'PD038 unknown_extension'), ('t_coord', w.waiting, 'true', 'go on', 'handling'),
    ('t_coord', w.waiting, 'true', NULL, 'PD039 already_decided')) AS v(who, e, granted, note, answer) WHERE name = 'ext';
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c ~ '^handling'), 'handling 10-09 17:30', 'decided later, it is three more') FROM k WHERE name = 'ext';
SELECT is(t.did('t_disp', 'classify', id, '3, NULL, NULL, NULL, ''complex'''), 'handling', 'another class') FROM k WHERE name = 'ext';
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c ~ '^handling'), 'handling 10-22 17:30', 'keeps what was granted') FROM k WHERE name = 'ext';
SELECT t.at('2024-10-09 09:00');
CREATE FUNCTION pg_temp.more(ticket bigint, amount int, granted boolean) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text := t.did('t_light', 'ask_extension', ticket, amount || ', ''law 5'', true');
BEGIN
	IF answer <> 'handling' THEN
		RETURN answer;
	END IF;
	RETURN t.did('t_coord', 'decide_extension', ticket, format('%s, %L, ''n''', (SELECT max(id) FROM paidan.extension WHERE ticket_id = ticket), granted));
END
$$;
SELECT is(pg_temp.more(id, 1, false), 'handling', 'refused') FROM k WHERE name = 'ext';
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c ~ '^handling'), 'handling 10-22 17:30', 'changes nothing') FROM k WHERE name = 'ext';
SELECT is(pg_temp.more(id, n, true), 'handling', 'more') FROM k, (VALUES (1), (2)) AS v(n) WHERE name = 'ext';
SELECT is(pg_temp.more(id, 1, true), 'PD035 limit_reached', 'three times and no more') FROM k WHERE name = 'ext';
SELECT is(t.did('t_disp', 'classify', id, '3, NULL, NULL, NULL, ''hourly'''), 'handling', 'in hours') FROM k WHERE name = 'ext3';
SELECT is(t.did('t_light', 'ask_extension', id, '1, ''law 5'', true'), 'PD032 too_late', 'over by then') FROM k WHERE name = 'ext3';
SELECT is((SELECT string_agg(granted || ' ' || amount || ' ' || unit || coalesce(' ' || note, ''), ', ') FROM paidan.extension e WHERE e.ticket_id = k.id),
    'true 3 working_days go on, false 1 working_days n, true 1 working_days n, true 2 working_days n', 'all of it is kept') FROM k WHERE name = 'ext';
SELECT is(t.as_login('t_light', format('SELECT count(*) FROM paidan_api.extensions(%s)', id)), '4', 'and can be read') FROM k WHERE name = 'ext';
SELECT is(t.as_login('t_lamp', format('SELECT count(*) FROM paidan_api.extensions(%s)', id)), '0', 'by who sees the ticket') FROM k WHERE name = 'ext';

-- Parking.
SELECT t.at('2024-09-23 10:00');
INSERT INTO k VALUES ('park', t.came_in());
SELECT is(t.did('t_coord', 'park', id, '''why'', ''2024-12-01'''), 'PD011 wrong_state', 'not what nobody has looked at') FROM k WHERE name = 'park';
SELECT is(t.did('t_disp', 'dispatch', id, '1, NULL, NULL, NULL'), 'dispatched', 'dispatched') FROM k WHERE name = 'park';
SELECT is(t.did('t_light', 'sign_in', id), 'handling', 'signed') FROM k WHERE name = 'park';
SELECT is(t.did('t_disp', 'pause', id, '''weather'', ''rain'', ''2024-10-30'''), 'handling', 'paused before') FROM k WHERE name = 'park';
SELECT is(t.did(who, 'park', id, args), answer, concat_ws(' ', who, args)) FROM k, (VALUES
    ('t_disp', '''why'', ''2024-12-01''', 'PD002 no_right'), ('t_coord', ''' '', ''2024-12-01''', 'PD010 missing'), ('t_coord', '''why'', NULL', 'PD010 missing'),
    ('t_coord', '''why'', ''2024-09-23''', 'PD017 bad_value'), ('t_coord', '''why'', ''2025-03-23''', 'PD035 limit_reached'), ('t_coord', '''no land'', ''2025-03-22''', 'parked')) AS v(who, args, answer)
WHERE name = 'park';
SELECT is(concat_ws(' ', due_at = paidan_int.never(), paused, queue), 't t parked', 'never overdue') FROM paidan.ticket_open o JOIN k USING (id) WHERE k.name = 'park';
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c !~ 'stands$'), 'dispatch 09-23 12:00 done, sign_in 09-24 17:30 done', 'all stand still') FROM k WHERE name = 'park';
SELECT is(review_on, '2024-10-23', 'to be looked at again') FROM paidan.parking p JOIN k ON p.ticket_id = k.id;
SELECT is(t.did('t_light', verb, id, args), 'PD011 wrong_state', verb || ' while parked') FROM k, (VALUES ('reply', '''r'''), ('contact', 'NULL'), ('return_ticket', '''unclear_duty'', ''b'', 3')) AS v(verb, args) WHERE name = 'park';
SELECT is(t.did('t_disp', 'resume', id, 'NULL'), 'PD011 wrong_state', 'resume while parked') FROM k WHERE name = 'park';
SELECT t.at('2024-10-30 10:00');
SELECT is(t.did('t_coord', 'unpark', id, '''land found'''), 'handling', 'taken up where it was') FROM k WHERE name = 'park';
SELECT results_eq($$ SELECT c FROM t.clocks((SELECT id FROM k WHERE name = 'park')) AS c WHERE c ~ 'handling|progress|contact' $$,
    ARRAY['first_contact 10-31 17:30', 'progress stands', 'handling stands'], 'what it stopped runs on, what had been paused stands on');
SELECT is(t.did('t_disp', 'resume', id, 'NULL'), 'handling', 'resumed') FROM k WHERE name = 'park';
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c ~ '^handling'), 'handling 11-06 17:30', 'as after one pause') FROM k WHERE name = 'park';
SELECT is(t.did('t_coord', 'unpark', id, 'NULL'), 'PD011 wrong_state', 'not parked') FROM k WHERE name = 'park';

-- A reply to what stands still.
SELECT t.at('2024-09-23 10:00');
INSERT INTO k VALUES ('still', t.came_in());
SELECT is(t.did('t_disp', 'pause', id, '''weather'', ''rain'', ''2024-10-30'''), 'PD011 wrong_state', 'nothing to pause') FROM k WHERE name = 'still';
SELECT is(t.did('t_disp', 'dispatch', id, '1, NULL, NULL, NULL'), 'dispatched', 'dispatched') FROM k WHERE name = 'still';
SELECT is(t.did('t_light', 'sign_in', id), 'handling', 'signed') FROM k WHERE name = 'still';
SELECT is(t.did('t_disp', 'pause', id, args), answer, args) FROM k, (VALUES ('''weather'', ''rain'', ''2024-09-23''', 'PD017 bad_value'), ('''weather'', NULL, ''2024-09-24''', 'PD010 missing'),
    ('''mood'', ''r'', ''2024-09-24''', 'PD016 unknown_reason'), ('''weather'', ''rain'', NULL', 'PD010 missing'), ('''weather'', ''rain'', ''2024-09-24''', 'handling')) AS v(args, answer) WHERE name = 'still';
SELECT t.at('2024-10-08 10:00');
SELECT is(t.did('t_light', 'reply', id, '''dry now'''), 'replied', 'replied') FROM k WHERE name = 'still';
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c ~ '^handling'), 'handling 10-14 17:30 done', 'the pause ends with the clock, and it was in time') FROM k WHERE name = 'still';
SELECT is_empty('SELECT * FROM paidan.clock_pause p WHERE p.until_at IS NULL AND NOT EXISTS (SELECT FROM paidan.clock c WHERE c.id = p.clock_id)', 'no pause outlives its clock');
SELECT is_empty('SELECT c.id FROM paidan.clock c LEFT JOIN paidan.rule_clock r ON r.id = c.rule_id LEFT JOIN paidan.clock_kind k ON k.code = c.kind
    LEFT JOIN paidan.ticket_open o ON o.id = c.ticket_id WHERE r.id IS NULL OR k.code IS NULL OR o.id IS NULL OR r.kind NOT IN (k.code, k.falls_back)',
    'every clock has its ticket, its kind and its rule');
SELECT is_empty('SELECT * FROM paidan.clock c WHERE (c.due_at IS NULL) <> (c.paused_at IS NOT NULL)', 'due, or standing still');

-- New rules leave alone what runs.
SELECT t.at('2024-03-04 10:00');
INSERT INTO k VALUES ('old', t.came_in());
SELECT is(t.load_pack(t.pack('{"handling general 9 working_days", "dispatch general 5 hours"}'), '2024-03-05'), '3', 'new rules from tomorrow on');
SELECT is(t.did('t_disp', 'dispatch', id, '1, NULL, NULL, NULL'), 'dispatched', 'dispatched today') FROM k WHERE name = 'old';
SELECT t.at('2024-03-05 10:00');
INSERT INTO k VALUES ('new', t.came_in());
SELECT is(t.did('t_disp', 'dispatch', id, '1, NULL, NULL, NULL'), 'dispatched', 'dispatched tomorrow') FROM k WHERE name = 'new';
SELECT is(o.rule_version || ' ' || (SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c ~ '^handling'), wanted, name)
FROM k JOIN paidan.ticket_open o USING (id) JOIN (VALUES ('old', '2 handling 03-11 17:30'), ('new', '3 handling 03-18 17:30')) AS v(name, wanted) USING (name);

-- Asked to, they follow: by batches, in the order of ids; what has no row ends.
SELECT is(t.as_login('t_disp', format('SELECT last FROM paidan_api.recompute(%L, 3, 0, 10)', gen_random_uuid())), 'PD002 no_right', 'not by a dispatcher');
SELECT is(t.as_login('t_admin', format('SELECT last FROM paidan_api.recompute(%L, 9, 0, 10)', gen_random_uuid())), 'PD028 no_rules', 'to rules that are');
SELECT is(t.as_login('t_admin', format('SELECT last FROM paidan_api.recompute(%L, 3, 0, 0)', gen_random_uuid())), 'PD017 bad_value', 'by batches of some');
CREATE TEMP TABLE pass AS
WITH RECURSIVE b AS (
	SELECT 1 AS n, t.as_login('t_admin', format('SELECT to_jsonb(r)::text FROM paidan_api.recompute(%L, 3, 0, 2) AS r', gen_random_uuid()))::jsonb AS r
	UNION ALL
	SELECT n + 1, t.as_login('t_admin', format('SELECT to_jsonb(r)::text FROM paidan_api.recompute(%L, 3, %s, 2) AS r', gen_random_uuid(), r ->> 'last'))::jsonb
	FROM b WHERE r ->> 'last' IS NOT NULL
)
SELECT n, r FROM b;
SELECT is((SELECT count(*) FROM pass), (SELECT ceil(count(*) / 2.0)::bigint + 1 FROM paidan.ticket_open), 'two at a time, and one call that finds none left');
SELECT results_eq($$ SELECT c FROM k, t.clocks(id) AS c WHERE name = 'old' $$, ARRAY['dispatch 03-04 12:00 done', 'objection 03-05 17:30 silent', 'sign_in 03-05 17:30 dropped',
    'first_contact 03-05 17:30 dropped', 'progress 03-07 17:30 dropped', 'handling 03-15 17:30'], 'they follow the new rules from where they started');
SELECT is(rule_version || ' ' || (due_at AT TIME ZONE 'Asia/Shanghai')::date, '3 2024-03-15', 'and the ticket with them') FROM paidan.ticket_open o JOIN k USING (id) WHERE name = 'old';
SELECT is(verb || ' ' || version || ' ' || (detail ->> 'old_rules') || (detail ->> 'rules'), 'recompute 2 23', 'on the record; the version is still the one that a dispatcher saw')
FROM paidan.event e JOIN k ON e.ticket_id = k.id WHERE name = 'old' ORDER BY seq DESC LIMIT 1;
SELECT is_empty('SELECT o.id FROM paidan.ticket_open o JOIN paidan.clock c ON c.ticket_id = o.id JOIN paidan.rule_clock r ON r.id = c.rule_id WHERE r.version <> 3', 'all follow');
SELECT is((SELECT string_agg(c, ', ') FROM t.clocks(id) AS c WHERE c ~ '^handling'), 'handling 11-12 17:30', 'with their pauses') FROM k WHERE name = 'park';
SELECT * FROM finish();
ROLLBACK;
