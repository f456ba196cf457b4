-- SPDX-License-Identifier: MIT
-- Supervision cases by hand: opened, added to, set, asked about, reported on, closed, opened again; who may,
-- who sees what.
BEGIN;
SELECT no_plan();
SET LOCAL TimeZone = 'Asia/Shanghai'; -- current_date is the city's
CREATE TEMP TABLE k (name text PRIMARY KEY, id bigint);
CREATE FUNCTION pg_temp.k(wanted text) RETURNS bigint LANGUAGE sql AS 'SELECT id FROM k WHERE name = wanted';
CREATE FUNCTION pg_temp.v(wanted text) RETURNS int LANGUAGE sql AS 'SELECT version FROM paidan.ticket_open WHERE id = pg_temp.k(wanted)';
-- The answer of a write to a case: "state number version", or the refusal.
CREATE FUNCTION pg_temp.open(who text, names text, rest text) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT concat_ws('' '', state, version) FROM paidan_api.open_case(%L, %L, %L, %s)',
	    gen_random_uuid(), ARRAY(SELECT pg_temp.k(n) FROM unnest(string_to_array(names, ',')) AS n),
	    ARRAY(SELECT pg_temp.v(n) FROM unnest(string_to_array(names, ',')) AS n), rest)) $$;
CREATE FUNCTION pg_temp.last() RETURNS paidan.supervision LANGUAGE sql AS 'SELECT s FROM paidan.supervision s ORDER BY id DESC LIMIT 1';
CREATE FUNCTION pg_temp.case(who text, verb text, args text, behind int DEFAULT 0) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT concat_ws('' '', state, version) FROM paidan_api.%I(%L, %s, %s, %s)', verb, gen_random_uuid(),
	    (pg_temp.last()).id, (pg_temp.last()).version - behind, args)) $$;
CREATE FUNCTION pg_temp.verbs(wanted text) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(verb, ' ' ORDER BY seq) FROM paidan.event WHERE ticket_id = pg_temp.k(wanted) AND verb ~ 'case|report|instruct|urge' $$;
INSERT INTO k SELECT n, t.ticket_in('handling') FROM unnest('{lamp,road,spare}'::text[]) AS n;
INSERT INTO k VALUES ('closed', t.ticket_in('archived')), ('county', t.as_login('t_county', format('SELECT ticket FROM paidan_api.register(%L, %L)',
    gen_random_uuid(), '{"channel": "hotline", "body": "y", "category": "01.01.01"}'))::bigint);

-- Who may open, and what it takes.
SELECT is(pg_temp.open(who, 'lamp', '1, NULL, ''slow'''), 'PD002 no_right', who || ' opens none')
FROM unnest('{t_disp,t_call,t_light,t_monitor,t_registrar,t_admin}'::text[]) AS who;
SELECT is(pg_temp.open('t_super', 'lamp', '1, NULL, '' '''), 'PD010 missing', 'a reason');
SELECT is(pg_temp.open('t_super', 'lamp', level || ', NULL, ''r'''), 'PD017 bad_value', 'level ' || level)
FROM unnest('{0,6,NULL::int}'::text[]) AS level;
SELECT is(pg_temp.open('t_super', 'lamp', '1, current_date - 1, ''r'''), 'PD017 bad_value', 'no day that is over');
SELECT is(t.as_login('t_super', format('SELECT paidan_api.open_case(%L, %L, NULL, 1, NULL, ''r'')', gen_random_uuid(), tickets)), 'PD017 bad_value', 'some tickets')
FROM (VALUES ('{}'), (NULL)) AS v(tickets);
SELECT is(pg_temp.open('t_super', 'lamp,closed', '1, NULL, ''r'''), 'PD004 not_open', 'a closed one is not open');
SELECT is(t.as_login('t_super', format('SELECT paidan_api.open_case(%L, ARRAY[%s], NULL, 1, NULL, ''r'')', gen_random_uuid(), pg_temp.k('closed'))), 'PD004 not_open', 'nor without a version');
SELECT is(t.as_login('t_super', format('SELECT paidan_api.open_case(%L, ARRAY[%s], ARRAY[%s], 1, NULL, ''r'')', gen_random_uuid(), pg_temp.k('lamp'), pg_temp.v('lamp') - 1)), 'PD005 stale', 'as it was seen');
SELECT is((SELECT count(*) FROM paidan.supervision), 0::bigint, 'none of it left anything');

-- Two tickets in one case.
SELECT is(pg_temp.open('t_super', 'lamp,road', '2, current_date + 3, ''they wait for months'''), 'open 1', 'opened');
SELECT matches((pg_temp.last()).number, '^督〔\d{4}〕1号$', 'its number');
SELECT is((pg_temp.last()).due_at, (current_date + 3 + time '17:30') AT TIME ZONE 'Asia/Shanghai', 'until the end of the office');
SELECT is(array_agg(DISTINCT supervised), '{2}', 'both have its level') FROM paidan.ticket_open WHERE case_id = (pg_temp.last()).id;
SELECT is(pg_temp.verbs(n), 'open_case', n || ': in its record') FROM unnest('{lamp,road}'::text[]) AS n;
SELECT is(detail - 'report_by', jsonb_build_object('cause', 'hand', 'reason', 'they wait for months', 'case_number', (pg_temp.last()).number, 'case_level', 2), 'with all')
FROM paidan.event WHERE ticket_id = pg_temp.k('lamp') AND verb = 'open_case';
SELECT is((SELECT count(*) FROM paidan.supervision_event), 1::bigint, 'in the case''s own once');
-- It is the last step of the ladder, in the row of the overdue desk, too.
SELECT is(array_agg(DISTINCT chase_steps || (chased_at IS NOT NULL)), '{strue}', 'the step is in the row') FROM paidan.ticket_open WHERE case_id = (pg_temp.last()).id;
SELECT is((SELECT string_agg(concat_ws(' ', step, chased_by, note), ', ') FROM paidan.chase WHERE ticket_id = pg_temp.k('lamp')),
    'supervision t_super ' || (pg_temp.last()).number || '  they wait for months', 'with who and why');
SELECT is(pg_temp.open('t_super', 'spare,road', '1, NULL, ''r'''), 'PD143 in_case', 'a ticket is in one open case');
SELECT is(t.why('t_super', format('SELECT paidan_api.open_case(%L, ARRAY[%s], NULL, 1, NULL, ''r'')', gen_random_uuid(), pg_temp.k('road'))),
    (SELECT jsonb_build_object('ticket', number, 'number', (pg_temp.last()).number) FROM paidan.ticket_open WHERE id = pg_temp.k('road')), 'which is told');
SELECT is(supervised, 0::smallint, 'and of the others none is taken') FROM paidan.ticket_open WHERE id = pg_temp.k('spare');
SELECT is(t.act('t_light', 'reply', pg_temp.k('road'), '''done'''), 'replied', 'its version is what it was: the unit goes on');
SELECT is(t.as_login('t_super', 'SELECT count(*) FROM paidan_api.cases(false, NULL, 50)'), '1', 'listed');
SELECT is(t.as_login('t_super', 'SELECT n FROM paidan_api.badges() WHERE queue = ''supervision'''), '1', 'counted as one');
SELECT is(t.as_login('t_super', 'SELECT concat_ws('' '', tickets, units, kind, asked, answered, owned) FROM paidan_api.cases(false, NULL, 50)'), '2 市城管局 hand 0 0 t', 'the line');
SELECT is(t.as_login('t_super', 'SELECT string_agg(supervised::text, '' '' ORDER BY id) FROM paidan_api.open_ticket WHERE supervised > 0'), '2 2', 'tickets are marked');

-- A repeat is the same case.
CREATE TEMP TABLE once AS SELECT gen_random_uuid() AS id;
SELECT is(t.as_login('t_super', format('SELECT concat_ws('' '', state, version) FROM paidan_api.add_to_case(%L, %s, 1, ARRAY[%s], ARRAY[%s])', id, (pg_temp.last()).id, pg_temp.k('spare'), pg_temp.v('spare'))), 'open 2', 'one more')
FROM once, generate_series(1, 2);
SELECT is((SELECT count(*) FROM paidan.supervision_event), 2::bigint, 'once');
SELECT is((SELECT count(*) FROM paidan.event WHERE ticket_id = pg_temp.k('spare') AND verb = 'add_to_case'), 1::bigint, 'its record, too');

-- Changed, noted, by the version that was seen.
SELECT is(pg_temp.case('t_coord', 'set_case', '3, current_date + 1, ''graver''', 1), 'PD140 case_changed', 'stale');
SELECT is(pg_temp.case('t_coord', 'set_case', '3, current_date + 1, '''''), 'PD010 missing', 'why');
SELECT is(pg_temp.case('t_coord', 'set_case', '3, current_date + 1, ''graver'''), 'open 3', 'set');
SELECT is(array_agg(DISTINCT supervised), '{3}', 'all have the level') FROM paidan.ticket_open WHERE case_id = (pg_temp.last()).id;
SELECT is(pg_temp.case('t_super', 'case_note', '''rang them'''), 'open 4', 'noted');
SELECT is(pg_temp.case('t_disp', 'case_note', '''r'''), 'PD002 no_right', 'not by everybody');
SELECT is(pg_temp.verbs('spare'), 'add_to_case set_case case_note', 'all in the ticket''s record');
SELECT is_empty($$ SELECT * FROM paidan_int.chain_faults(ARRAY[pg_temp.k('spare')]) $$, 'its chain holds')
WHERE to_regprocedure('paidan_int.chain_faults(bigint[])') IS NOT NULL;

-- Letters: one a unit, about its tickets of the case; in the record of both.
SELECT is(pg_temp.case(who, 'case_letter', 'NULL'), answer, who || ' writes no letter in it')
FROM (VALUES ('t_disp', 'PD002 no_right'), ('t_light', 'PD002 no_right'), ('t_monitor', 'PD002 no_right')) AS v(who, answer);
SELECT is(pg_temp.case('t_super', 'case_letter', 'NULL', 1), 'PD140 case_changed', 'as it was seen');
SELECT is((SELECT count(*) FROM paidan.letter) + (SELECT count(*) FROM paidan.letter_number), 0::bigint, 'no number is lost');
SAVEPOINT letters;
INSERT INTO k VALUES ('water', t.new_ticket());
SELECT t.act('t_disp', 'dispatch', pg_temp.k('water'), '2, NULL, ''r'', NULL');
SELECT is(pg_temp.case('t_super', 'add_to_case', format('ARRAY[%s], NULL', pg_temp.k('water'))), 'open 5', 'of another unit');
SELECT is(pg_temp.case('t_super', 'case_letter', '''in three days'''), 'open 6', 'written');
CREATE FUNCTION pg_temp.letter(unit int) RETURNS paidan.letter LANGUAGE sql AS 'SELECT l FROM paidan.letter l WHERE l.unit_id = unit';
SELECT is(string_agg(concat_ws(' ', right(code, 6), kind, unit_id, cardinality(ticket_ids), case_id = (pg_temp.last()).id), ', ' ORDER BY id),
    '6-0001 case 1 3 t, 6-0002 case 2 1 t', 'one a unit, numbered') FROM (SELECT replace(l.code, l.year::text, '6') AS code, kind, unit_id, ticket_ids, case_id, id FROM paidan.letter l) AS l;
SELECT is((pg_temp.letter(2)).ticket_ids, ARRAY[pg_temp.k('water')], 'with its own tickets');
SELECT is(position(number in (pg_temp.letter(2)).text) > 0, n = 'water', n || ' in the letter to the waterworks')
FROM paidan.ticket_open JOIN k USING (id) CROSS JOIN LATERAL (SELECT name AS n) AS x WHERE case_id = (pg_temp.last()).id;
SELECT is((pg_temp.letter(1)).text ~ '督  办  函' AND position((pg_temp.last()).number in (pg_temp.letter(1)).text) > 0
    AND (pg_temp.letter(1)).text ~ '3级督办，事由：they' AND (pg_temp.letter(1)).text ~ '要求：in three days', true, 'which case, how grave, why, what is asked');
SELECT is(pg_temp.verbs('water'), 'add_to_case case_letter', 'in the ticket''s record');
SELECT is(detail ->> 'letter', (pg_temp.letter(1)).number || '、' || (pg_temp.letter(2)).number, 'in the case''s all') FROM paidan.supervision_event WHERE verb = 'case_letter';
SELECT is(t.as_login(who, format('SELECT count(*) FROM paidan_api.letters(NULL, %s)', (pg_temp.last()).id)), n, who || ' reads its letters')
FROM (VALUES ('t_super', '2'), ('t_light', '1'), ('t_water', '1'), ('t_county', '0')) AS v(who, n);
SELECT is(t.as_login('t_water', format('SELECT text FROM paidan_api.letter(%L)', (pg_temp.letter(1)).code)), 'PD113 no_letter', 'a unit those of no other');
SELECT is(t.act('t_super', 'issue_letter', pg_temp.k('lamp'), '''case'', NULL, NULL, NULL, NULL'), 'PD017 bad_value', 'without a case there is none');
ROLLBACK TO letters;

-- Reports.
SELECT is(pg_temp.case('t_super', 'ask_report', '6, ''why?'', NULL'), 'PD144 not_in_case', 'of a unit that has a ticket of it');
SELECT is(pg_temp.case('t_light', 'give_report', '''it is done'''), 'PD145 no_report_asked', 'not asked');
SELECT is(pg_temp.case('t_super', 'ask_report', '1, ''why?'', NULL'), 'open 5', 'asked');
SELECT is(pg_temp.case('t_super', 'ask_report', '1, ''well?'', NULL'), 'PD062 asked_already', 'once at a time');
SELECT is(pg_temp.case('t_super', 'ask_report', '2, ''and you?'', current_date'), 'open 6', 'the one that assists');
SELECT is(t.as_login('t_light', format('SELECT string_agg(unit_name || '' '' || demand, '', '') FROM paidan_api.case_reports(%s)', (pg_temp.last()).id)), '市城管局 why?', 'each sees its own');
SELECT is(t.as_login('t_light', format('SELECT count(*) FROM paidan_api.case_events(%s)', (pg_temp.last()).id)), '0', 'and not the record');
SELECT is(t.as_login('t_light', 'SELECT concat_ws('' '', tickets, asked, owned) FROM paidan_api.cases(false, NULL, 50)'), '3 1 f', 'its line');
SELECT is(t.as_login('t_light', 'SELECT n FROM paidan_api.badges() WHERE queue = ''supervision'''), '1', 'its badge');
SELECT is(pg_temp.case('t_super', 'give_report', '''x'''), 'PD002 no_right', 'a unit reports');
SELECT is(pg_temp.case('t_light', 'give_report', ''' '''), 'PD010 missing', 'a word');
SELECT is(pg_temp.case('t_light', 'give_report', '''parts are ordered'''), 'open 7', 'reported');
SELECT is(pg_temp.case('t_light', 'give_report', '''again'''), 'PD145 no_report_asked', 'once');
SELECT is(pg_temp.case('t_water', 'give_report', '''not ours'''), 'answered 8', 'the last one answers the case');
SELECT is(pg_temp.case('t_super', 'ask_report', '2, ''more'', NULL'), 'open 9', 'asked again it is open');
SELECT is(t.as_login('t_super', format('SELECT string_agg(concat_ws('' '', unit_name, text, answered_name), ''; '') FROM paidan_api.case_reports(%s)', (pg_temp.last()).id)),
    '市城管局 parts are ordered 彭国艳; 水务集团 not ours 许水生; 水务集团', 'all is there');

-- Others.
SELECT is(pg_temp.case('t_county', 'give_report', '''x'''), 'PD141 no_case', 'who sees none of its tickets sees no case');
SELECT is(t.as_login('t_county', format('SELECT count(*) FROM paidan_api.%s', q)), '0', 'the county: ' || q)
FROM unnest(ARRAY[format('cases(false, NULL, 50, ARRAY[%s])', (pg_temp.last()).id), 'cases(false, NULL, 50)', format('case_tickets(%s)', (pg_temp.last()).id),
    format('case_reports(%s)', (pg_temp.last()).id), format('case_events(%s)', (pg_temp.last()).id), format('case_causes(%s)', (pg_temp.last()).id),
    format('case_of(%s)', pg_temp.k('lamp'))]) AS q;
SELECT is(t.as_login('t_super', format('SELECT string_agg(state, '' '' ORDER BY number) FROM paidan_api.case_tickets(%s)', (pg_temp.last()).id)), 'handling replied handling', 'its tickets');

-- A ticket that is closed stays in the case.
SELECT is(t.act('t_call', 'follow_up', pg_temp.k('road'), '''reached'', true, true, ''very'', NULL'), 'confirmed', 'the citizen is satisfied');
SELECT is(t.act('t_disp', 'archive', pg_temp.k('road'), 'NULL'), 'archived', 'archived');
SELECT is(t.as_login('t_super', format('SELECT string_agg(state, '' '' ORDER BY number) FROM paidan_api.case_tickets(%s)', (pg_temp.last()).id)), 'handling archived handling', 'and still there');
SELECT is(t.as_login('t_super', 'SELECT tickets FROM paidan_api.cases(false, NULL, 50)'), '3', 'and counted');

-- Closed and opened again.
SELECT is(pg_temp.case('t_super', 'reopen_case', 'NULL, ''r'''), 'PD142 case_state', 'not closed');
SELECT is(pg_temp.case('t_super', 'close_case', '''nonsense'', ''r'''), 'PD016 unknown_reason', 'with a result');
SELECT is(pg_temp.case('t_super', 'close_case', '''done'', '''''), 'PD010 missing', 'in words');
SELECT is(pg_temp.case('t_super', 'close_case', '''partly'', ''one lamp waits'''), 'closed 10', 'closed');
SELECT is((SELECT count(*) FROM paidan.ticket_open WHERE case_id IS NOT NULL OR supervised > 0), 0::bigint, 'its tickets go on without it');
SELECT is(pg_temp.case('t_super', verb, args), 'PD142 case_state', verb || ' no more') FROM (VALUES ('case_note', '''x'''), ('set_case', '1, current_date, ''r'''),
    ('ask_report', '1, ''x'', NULL'), ('close_case', '''done'', ''r'''), ('add_to_case', format('ARRAY[%s], NULL', pg_temp.k('lamp')))) AS v(verb, args);
SELECT is(t.as_login('t_super', format('SELECT count(*) || '' '' || min(result_code) FROM paidan_api.cases(%s, NULL, 50)', c)), told, 'listed: ' || c) FROM (VALUES ('true', '1 partly'), ('false', '0 ')) AS v(c, told) WHERE c = 'true';
SELECT is(t.as_login('t_super', 'SELECT n FROM paidan_api.badges() WHERE queue = ''supervision'''), '0', 'counted no more');
SELECT is(t.as_login('t_light', 'SELECT count(*) FROM paidan_api.cases(true, NULL, 50)'), '1', 'the unit sees how it ended');
SELECT is(pg_temp.open('t_super', 'spare', '1, NULL, ''anew'''), 'open 1', 'another case about one of them');
SELECT is((pg_temp.last()).number ~ '〕2号$', true, 'the next number');
CREATE TEMP TABLE first_case AS SELECT min(id) AS id FROM paidan.supervision;
SELECT is(t.as_login('t_super', format('SELECT concat_ws('' '', state, version) FROM paidan_api.reopen_case(%L, %s, 10, NULL, ''the lamp is out again'')', gen_random_uuid(), id)), 'open 11', 'opened again') FROM first_case;
SELECT is(array_agg(t.id), ARRAY[pg_temp.k('lamp')], 'with those that are in no other case') FROM paidan.ticket_open t, first_case f WHERE t.case_id = f.id;

-- Five working days if the rules say nothing of the level.
SELECT is((pg_temp.last()).due_at, paidan_int.moment_after((pg_temp.last()).opened_at, 'working_days', 5, paidan_int.rules_today()), 'until, by default');
-- A page goes on behind a case, the worst first.
SELECT is(t.as_login('t_super', 'SELECT string_agg(level::text, '' '') FROM paidan_api.cases(false, NULL, 50)'), '3 1', 'worst first');
SELECT is(t.as_login('t_super', format('SELECT string_agg(level::text, '' '') FROM paidan_api.cases(false, %s, 50)', id)), '1', 'behind the first') FROM first_case;

-- A leader's words.
SELECT is(t.act(who, 'instruct', pg_temp.k('spare'), '''city'', ''王'', ''市政府'', current_date, ''办'''), 'PD002 no_right', who || ' brings in none')
FROM unnest('{t_disp,t_call,t_light,t_monitor}'::text[]) AS who;
SELECT is(t.act('t_super', 'instruct', pg_temp.k('spare'), args), told, args) FROM (VALUES
    ('''mayor'', ''王'', ''市政府'', current_date, ''办''', 'PD017 bad_value'), ('''city'', '' '', ''市政府'', current_date, ''办''', 'PD010 missing'),
    ('''city'', ''王'', '''', current_date, ''办''', 'PD010 missing'), ('''city'', ''王'', ''市政府'', NULL, ''办''', 'PD010 missing'),
    ('''city'', ''王'', ''市政府'', current_date + 2, ''办''', 'PD017 bad_value'), ('''city'', ''王'', ''市政府'', current_date, NULL', 'PD010 missing'),
    ('''county'', ''王'', ''市政府'', current_date - 1, ''请市城管局尽快办理''', 'handling')) AS v(args, told);
SELECT is(t.as_login('t_light', format('SELECT concat_ws('' '', rank, leader, office, words) FROM paidan_api.instructions(%s)', pg_temp.k('spare'))), 'county 王 市政府 请市城管局尽快办理', 'the unit reads it');
SELECT is(t.as_login('t_county', format('SELECT count(*) FROM paidan_api.instructions(%s)', pg_temp.k('spare'))), '0', 'others do not');
SELECT is(t.as_login('t_disp', 'SELECT count(*) FROM paidan_api.instructions(NULL)'), '1', 'all of open tickets, for the handover');
SELECT throws_ok($$ UPDATE paidan.instruction SET words = 'x' $$, 'PD020', NULL, 'kept');
SELECT throws_ok($$ DELETE FROM paidan.supervision_event $$, 'PD020', NULL, 'as the record is');
SELECT throws_ok($$ TRUNCATE paidan.supervision_event $$, 'PD020', NULL, 'whole');

-- A joint supervisor reads, remarks and urges, and no more.
SELECT is(t.act('t_monitor', 'urge', pg_temp.k('spare'), '''people wait'''), 'handling', 'urges');
SELECT is(t.act('t_monitor', 'note', pg_temp.k('spare'), '''seen on site'''), 'handling', 'remarks');
SELECT is(t.act('t_monitor', 'urge', pg_temp.k('spare'), ''' '''), 'PD010 missing', 'in words');
SELECT is(t.act('t_light', 'urge', pg_temp.k('spare'), '''x'''), 'PD002 no_right', 'a unit does not urge itself');
SELECT is(pg_temp.case('t_monitor', 'case_note', '''x'''), 'open 2', 'in a case, too');
SELECT is(pg_temp.case('t_monitor', verb, args), 'PD002 no_right', 'no ' || verb) FROM (VALUES ('set_case', '1, current_date, ''r'''), ('ask_report', '1, ''x'', NULL'),
    ('close_case', '''done'', ''r'''), ('give_report', '''x'''), ('add_to_case', format('ARRAY[%s], NULL', pg_temp.k('lamp')))) AS v(verb, args);

-- A joint supervisor of a trade: the tickets of that trade and the cases that they are in, and of what is confidential nothing.
CREATE ROLE t_waterwatch LOGIN IN ROLE paidan_monitor;
INSERT INTO paidan.account (login, name, platform_id, trades) VALUES ('t_waterwatch', '水监督', 1, '{4,5}');
INSERT INTO k VALUES ('water', t.as_login('t_disp', format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(), '{"channel": "hotline", "body": "z", "category": "02.01"}'))::bigint);
SELECT is(pg_temp.open('t_super', 'water', '2, NULL, ''brown water'''), 'open 1', 'a case of the trade');
SELECT is(t.as_login('t_waterwatch', 'SELECT string_agg(reason, '', '') FROM paidan_api.cases(false, NULL, 50)'), 'brown water', 'sees that one');
SELECT is(t.as_login('t_waterwatch', 'SELECT n FROM paidan_api.badges() WHERE queue = ''supervision'''), '1', 'and counts it');
SELECT is(t.as_login('t_waterwatch', format('SELECT count(*) FROM paidan_api.case_events(%s)', (pg_temp.last()).id)), '1', 'reads its record');
SELECT is(t.as_login('t_waterwatch', format('SELECT count(*) FROM paidan_api.cases(false, NULL, 50, ARRAY[%s])', id)), '0', 'not the other') FROM first_case;
SELECT is(pg_temp.case('t_waterwatch', 'case_note', '''seen'''), 'open 2', 'remarks');
SELECT is(t.act('t_waterwatch', 'urge', pg_temp.k('water'), '''hurry'''), 'registered', 'urges');
SELECT is(t.act('t_waterwatch', 'note', pg_temp.k('water'), '''note'''), 'registered', 'notes');
SELECT is(t.act('t_waterwatch', verb, pg_temp.k('lamp'), '''x'''), 'PD003 no_ticket', verb || ' only in the trade') FROM unnest('{urge,note}'::text[]) AS verb;
SELECT is(pg_temp.case('t_waterwatch', verb, args), 'PD002 no_right', 'no ' || verb) FROM (VALUES ('set_case', '1, current_date, ''r'''), ('close_case', '''done'', ''r'''), ('give_report', '''x''')) AS v(verb, args);
SELECT is(t.as_login('t_waterwatch', format('SELECT citizen_masked ~ ''\*'' OR citizen_masked IS NULL FROM paidan_api.ticket_detail(%s)', pg_temp.k('water'))), 'true', 'masked');
SELECT is(t.act('t_coord', 'confide', pg_temp.k('water'), '''{t_super}'', ''secret'''), 'registered', 'it becomes confidential');
SELECT is(t.as_login(who, format('SELECT count(*) FROM paidan_api.cases(false, NULL, 50) WHERE id = %s', (pg_temp.last()).id)), seen, who || ' sees the case of a confidential ticket: ' || seen)
FROM (VALUES ('t_waterwatch', '0'), ('t_disp', '0'), ('t_monitor', '0'), ('t_super', '1')) AS v(who, seen);
SELECT is(pg_temp.case('t_coord', 'case_note', '''x''') ~ '^open|^PD141', true, 'and writes no more in it, unless it may know');
SELECT is(t.as_login('t_disp', format('SELECT count(*) FROM paidan_api.case_events(%s)', (pg_temp.last()).id)), '0', 'nor reads its record');
SELECT is(t.as_login('t_disp', 'SELECT n FROM paidan_api.badges() WHERE queue = ''supervision''')::int + 1, t.as_login('t_super', 'SELECT n FROM paidan_api.badges() WHERE queue = ''supervision''')::int, 'nor is it counted');
SELECT * FROM finish();
ROLLBACK;
