-- SPDX-License-Identifier: MIT
-- Merging tickets and taking it back: who may, what is refused, where chains lead, what becomes of clocks, lists and
-- units; withdrawing; alike appeals.
BEGIN;
SELECT no_plan();
SELECT t.at('2024-02-01 09:00');
SELECT is(t.load_pack(t.pack('{dispatch general 2 hours,sign_in general 1 working_days,handling general 5 working_days,second_handling general 3 working_days,ruling general 2 working_days,follow_up general 2 working_days,dispatch urgent 1 hours,sign_in urgent 1 hours,handling urgent 2 working_days}',
    '{"supervision": [{"when": "overdue", "unit": "working_days", "amount": 3, "level": 1}],
      "supervision_levels": [{"level": 1, "name": "一般督办", "unit": "working_days", "amount": 5}]}')) ~ '^\d+$', true, 'the pack');
CREATE TEMP TABLE k (name text PRIMARY KEY, id bigint);
CREATE FUNCTION pg_temp.k(wanted text) RETURNS bigint LANGUAGE sql AS 'SELECT id FROM k WHERE name = wanted';
CREATE FUNCTION pg_temp.number(wanted text) RETURNS text LANGUAGE sql AS 'SELECT paidan_int.number_of(id) FROM k WHERE name = wanted';
CREATE FUNCTION pg_temp.version(wanted text) RETURNS int LANGUAGE sql AS $$ SELECT version FROM paidan_int.merged_ticket(pg_temp.k(wanted)) $$;
CREATE FUNCTION pg_temp.query(one text, into_other text, note text DEFAULT NULL, main_version int DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
	SELECT format('SELECT state FROM paidan_api.merge_ticket(%L, %s, %s, %s, %s, %L)', gen_random_uuid(), pg_temp.k(one), pg_temp.version(one),
	    pg_temp.k(into_other), coalesce(main_version, pg_temp.version(into_other)), note) $$;
CREATE FUNCTION pg_temp.merge(who text, one text, into_other text, note text DEFAULT NULL, main_version int DEFAULT NULL) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	UPDATE paidan.replay SET login = who WHERE pid = pg_backend_pid();
	EXECUTE pg_temp.query(one, into_other, note, main_version) INTO answer;
	RETURN answer;
EXCEPTION WHEN OTHERS THEN
	RETURN sqlstate || ' ' || sqlerrm;
END $$;
CREATE FUNCTION pg_temp.back(who text, one text, reason text DEFAULT '不是一回事') RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	UPDATE paidan.replay SET login = who WHERE pid = pg_backend_pid();
	SELECT state INTO answer FROM paidan_api.unmerge(gen_random_uuid(), pg_temp.k(one), pg_temp.version(one), reason);
	RETURN answer;
EXCEPTION WHEN OTHERS THEN
	RETURN sqlstate || ' ' || sqlerrm;
END $$;
CREATE FUNCTION pg_temp.main(one text) RETURNS text LANGUAGE sql AS $$ SELECT name FROM k WHERE id = paidan_int.main_of(pg_temp.k(one)) $$;
CREATE FUNCTION pg_temp.merged(one text) RETURNS int LANGUAGE sql AS $$ SELECT merged::int FROM paidan.ticket_open WHERE id = pg_temp.k(one) $$;
CREATE FUNCTION pg_temp.last(one text) RETURNS text LANGUAGE sql AS $$
	SELECT concat_ws(' ', verb, from_state, to_state, detail ->> 'main', detail ->> 'merged', detail ->> 'close_type', detail ->> 'reason') FROM paidan.event WHERE ticket_id = pg_temp.k(one) ORDER BY seq DESC LIMIT 1 $$;

-- One into another: closed, pointing there; the other says so and is not another version.
INSERT INTO k SELECT n, t.came_in() FROM unnest('{a,b,c,d,e,late}'::text[]) AS n;
SELECT is(pg_temp.merge('t_disp', 'b', 'a', ' 同一盏灯 '), 'closed', 'b goes up in a');
SELECT is(pg_temp.last('b'), 'merge_ticket registered closed ' || pg_temp.number('a') || ' merged', 'its record says where');
SELECT is(pg_temp.last('a'), 'take_in registered registered ' || pg_temp.number('b'), 'and that of a');
SELECT is(ARRAY[pg_temp.merged('a'), pg_temp.version('a')], '{1,1}', 'one is merged into a, whose version stays');
SELECT is((SELECT close_type FROM paidan_api.closed_ticket WHERE id = pg_temp.k('b')), 'merged', 'closed as merged');
SELECT is((SELECT string_agg(outcome, ' ') FROM paidan_int.all_clocks(pg_temp.k('b'))), 'merged', 'its clock is stopped by it');
SELECT is((SELECT count(*) FROM paidan.change WHERE ticket_id IN (pg_temp.k('a'), pg_temp.k('b')) AND xid = pg_current_xact_id()) >= 4, true, 'the feed tells of both');
SELECT is(t.as_login('t_disp', format('SELECT string_agg(concat_ws('' '', role, number, note), '', '') FROM paidan_api.merges(%s)', pg_temp.k('a'))), 'part ' || pg_temp.number('b') || ' 同一盏灯', 'a lists it');
SELECT is(t.as_login('t_disp', format('SELECT string_agg(concat_ws('' '', role, number), '', '') FROM paidan_api.merges(%s)', pg_temp.k('b'))), 'main ' || pg_temp.number('a'), 'b names a');
SELECT is((SELECT merged::int FROM paidan_api.open_ticket WHERE id = pg_temp.k('a')), 1, 'lists have it');

-- Refusals.
SELECT is(pg_temp.merge('t_disp', 'a', 'a'), 'PD180 own_main', 'not into itself');
SELECT is(pg_temp.merge('t_disp', 'c', 'b'), 'PD181 main_merged', 'not into one that was merged');
SELECT is(t.why('t_disp', pg_temp.query('c', 'b')) ->> 'main', pg_temp.number('a'), 'which is told');
SELECT is(pg_temp.merge('t_disp', 'b', 'c'), 'PD004 not_open', 'what is merged is closed');
SELECT is(pg_temp.merge('t_disp', 'c', 'a', NULL, 7), 'PD184 main_changed', 'the other is another version');
SELECT is(t.why('t_disp', pg_temp.query('c', 'a', NULL, 7)) ->> 'number', pg_temp.number('a'), 'which is told too');
SELECT is(t.did('t_disp', 'merge_ticket', pg_temp.k('c'), 'NULL, 1, NULL'), 'PD010 missing', 'into what?');
SELECT is(t.did('t_disp', 'merge_ticket', pg_temp.k('c'), '1, 1, NULL'), 'PD003 no_ticket', 'into nothing');
INSERT INTO k SELECT 'county', t.as_login('t_county', format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(), '{"channel": "hotline", "body": "x"}'))::bigint;
SELECT is(pg_temp.merge('t_disp', 'county', 'a'), 'PD183 main_elsewhere', 'each platform its own');
SELECT is(pg_temp.merge('t_county', 'county', 'a'), 'PD003 no_ticket', 'and what one does not see is not there');
INSERT INTO k SELECT n, t.ticket_in(n) FROM unnest('{closed,handling,replied,dissatisfied,parked}'::text[]) AS n;
SELECT is(pg_temp.merge('t_disp', 'c', 'closed'), 'PD182 main_closed', 'not into a closed one');
SELECT is(pg_temp.merge('t_disp', n, 'a'), 'PD011 wrong_state', 'not what is ' || n) FROM unnest('{handling,replied,dissatisfied,parked}'::text[]) AS n;
SELECT is(pg_temp.merge(w, 'c', 'a'), e, w) FROM (VALUES ('t_seat', 'PD002 no_right'), ('t_call', 'PD002 no_right'), ('t_super', 'PD002 no_right'), ('t_monitor', 'PD002 no_right'), ('t_light', 'PD003 no_ticket'),
    ('t_nobody', 'PD001 no_account'), ('t_registrar', 'PD003 no_ticket')) AS v(w, e);
INSERT INTO k SELECT 'urgent', t.came_in(1);
SELECT is(pg_temp.merge('t_disp', 'urgent', 'a'), 'PD188 more_urgent', 'no hurry is lost');
SELECT is(pg_temp.merge('t_disp', 'c', 'urgent'), 'closed', 'the other way it is won');
SELECT is(t.did('t_disp2', 'claim', pg_temp.k('d')), 'registered', 'somebody works on d');
SELECT is(pg_temp.merge('t_disp', 'd', 'a'), 'PD012 claimed', 'who is left alone');
SELECT is(pg_temp.merge('t_disp', 'e', 'd'), 'closed', 'what goes up in it disturbs nobody');
SELECT is(pg_temp.merged('d'), 1, 'though it is counted');
SELECT is(t.did('t_disp2', 'release', pg_temp.k('d')), 'registered', 'free again');

-- Chains lead to the end, and come apart again.
SELECT is(pg_temp.merge('t_disp', 'd', 'a'), 'closed', 'd, into which e went, goes up in a');
SELECT is(ARRAY[pg_temp.main('e'), pg_temp.main('d'), pg_temp.main('b')], '{a,a,a}', 'all lead to a');
SELECT is(pg_temp.merged('a'), 3, 'three');
SELECT is(pg_temp.back('t_disp', 'd', ' '), 'PD010 missing', 'taking back needs a reason');
SELECT is(pg_temp.back('t_call', 'd'), 'PD002 no_right', 'and the right');
SELECT is(pg_temp.back('t_county', 'd'), 'PD003 no_ticket', 'of who sees it');
SELECT is(pg_temp.back('t_disp', 'closed'), 'PD189 not_merged', 'what was not merged');
SELECT is(pg_temp.back('t_disp', 'a'), 'PD011 wrong_state', 'nor is what is open');
SELECT is(pg_temp.back('t_disp', 'd'), 'registered', 'd is taken out');
SELECT is(ARRAY[pg_temp.main('e'), pg_temp.main('d'), pg_temp.main('b')], ARRAY['d', NULL, 'a'], 'e leads to d again');
SELECT is(ARRAY[pg_temp.merged('a'), pg_temp.merged('d')], '{1,1}', 'counted anew');
SELECT is(pg_temp.last('d'), 'unmerge closed registered ' || pg_temp.number('a') || ' 不是一回事', 'its record');
SELECT is(pg_temp.last('a'), 'let_go registered registered ' || pg_temp.number('d') || ' 不是一回事', 'and the other''s');
SELECT is((SELECT count(*) FROM paidan.merge WHERE ticket_id = pg_temp.k('d') AND undone_by = 't_disp'), 1::bigint, 'the merge itself stays on record');
SELECT is(pg_temp.back('t_disp', 'd'), 'PD011 wrong_state', 'once');
SELECT is((SELECT keeper || ' ' || version || ' ' || queue || ' ' || calls FROM paidan.ticket_open WHERE id = pg_temp.k('d')), 't_disp 3 dispatch 0', 'as any other');
SELECT is(t.did('t_disp', 'dispatch', pg_temp.k('d'), '1, NULL, NULL, NULL'), 'dispatched', 'and goes on');

-- Clocks go on from where they started, and what had been sent waits for its dispatch.
SELECT is((SELECT array_agg(c) FROM t.clocks(pg_temp.k('late')) AS c), '{dispatch 02-01 11:00}', 'to be dispatched within two hours');
SELECT t.at('2024-02-01 10:00');
SELECT is(pg_temp.merge('t_disp', 'late', 'a'), 'closed', 'merged an hour later');
SELECT t.at('2024-02-02 10:00');
SELECT is(pg_temp.back('t_disp', 'late'), 'registered', 'taken back the next day');
SELECT is((SELECT array_agg(c) FROM t.clocks(pg_temp.k('late')) AS c), '{dispatch 02-01 11:00}', 'its time has gone on');
SELECT is((SELECT to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') FROM paidan.ticket_open WHERE id = pg_temp.k('late')), '02-01 11:00', 'so it is late');
SELECT is(t.did('t_disp', 'dispatch', pg_temp.k('late'), '1, ''{2}'', NULL, NULL'), 'dispatched', 'sent out');
SELECT is(pg_temp.merge('t_disp', 'late', 'a', 'dup'), 'closed', 'nobody has signed: it can be merged still');
SELECT is((SELECT array_agg(s.state ORDER BY s.id) FROM paidan.assignment s WHERE s.ticket_id = pg_temp.k('late') AND s.ended_at IS NOT NULL), '{recalled,recalled}', 'its units are out of it');
SELECT is((SELECT detail -> 'units' FROM paidan.event WHERE ticket_id = pg_temp.k('late') AND verb = 'merge_ticket' ORDER BY seq DESC LIMIT 1), '["市城管局", "水务集团"]', 'by name');
SELECT is((SELECT unit_ids FROM paidan.change WHERE ticket_id = pg_temp.k('late') ORDER BY xid DESC, at DESC LIMIT 1) @> '{1,2}', true, 'and hear of it');
SELECT is(t.as_login('t_light', format('SELECT count(*) FROM paidan_api.open_ticket WHERE id = %s', pg_temp.k('late'))), '0', 'it leaves their lists');
SELECT is((SELECT count(*) FROM paidan.clock WHERE ticket_id = pg_temp.k('late')), 0::bigint, 'no clock runs');
SELECT is(pg_temp.back('t_disp', 'late'), 'registered', 'taken back');
SELECT is((SELECT array_agg(c) FROM t.clocks(pg_temp.k('late')) AS c WHERE c !~ 'merged'), '{dispatch 02-01 11:00}', 'the time for its dispatch goes on');
SELECT is(t.did('t_disp', 'dispatch', pg_temp.k('late'), '1, ''{2}'', NULL, NULL'), 'dispatched', 'again');
SELECT is(t.did('t_water', 'sign_in', pg_temp.k('late')), 'dispatched', 'who assists signs');
SELECT is(pg_temp.merge('t_disp', 'late', 'a'), 'PD185 in_hand', 'then it is in hand');
SELECT is(t.why('t_disp', pg_temp.query('late', 'a')) ->> 'unit', '水务集团', 'whose is told');

-- Never overdue: not in lists, badges, the handover, by rule.
INSERT INTO k SELECT n, t.came_in() FROM unnest('{over,main}'::text[]) AS n;
SELECT is(t.did('t_disp', 'dispatch', pg_temp.k('over'), '1, NULL, NULL, NULL'), 'dispatched', 'sent');
SELECT is((SELECT supervise_at IS NOT NULL FROM paidan.ticket_open WHERE id = pg_temp.k('over')), true, 'it would be supervised by rule');
CREATE TEMP TABLE before AS SELECT t.as_login('t_disp', format('SELECT count(*) FROM paidan_api.late_ticket WHERE id = %s', pg_temp.k('over'))) AS late,
    (SELECT n FROM paidan_int.badges_own('t_disp', '{1}', '2030-01-01') WHERE queue = 'overdue') AS overdue;
SELECT is(late, '1', 'by the clock of the server it is late') FROM before;
SELECT is(pg_temp.merge('t_disp', 'over', 'main'), 'closed', 'merged');
SELECT is(t.as_login('t_disp', format('SELECT count(*) FROM paidan_api.late_ticket WHERE id = %s', pg_temp.k('over'))), '0', 'not on the overdue desk');
SELECT is((SELECT n FROM paidan_int.badges_own('t_disp', '{1}', '2030-01-01') WHERE queue = 'overdue'), overdue - 1, 'not in the badge') FROM before;
SELECT t.at('2024-06-01 10:00');
SELECT is((SELECT paidan_int.strike_overdue(500, 60000)) >= 0, true, 'the rules strike');
SELECT is((SELECT count(*) FROM paidan.supervision_ticket WHERE ticket_id = pg_temp.k('over')), 0::bigint, 'not this one');
SELECT is((SELECT count(*) FROM paidan_int.handover_lines('t_disp', '2024-02-05 10:00+08') WHERE ticket_id = pg_temp.k('over')), 0::bigint, 'nor is it handed over');
SELECT t.at('2024-02-02 11:00');

-- A ruling, the zone, what is secret.
INSERT INTO k SELECT 'ruled', t.ticket_in('disputed');
SELECT is(t.did('t_coord', 'rule', pg_temp.k('ruled'), '1, NULL, ''r'', ''b'', true, NULL, NULL, NULL'), 'dispatched', 'sent by a ruling');
SELECT is(pg_temp.merge('t_disp', 'ruled', 'a'), 'PD185 in_hand', 'stays where the ruling sent it');
INSERT INTO k SELECT 'zone', t.ticket_in('dissatisfied');
SELECT is(t.did('t_disp', 'dispatch', pg_temp.k('zone'), '1, NULL, NULL, NULL'), 'dispatched', 'sent again');
SELECT is(pg_temp.merge('t_disp', 'zone', 'a'), 'PD186 in_zone', 'who was dissatisfied is asked again');
INSERT INTO k SELECT n, t.came_in() FROM unnest('{secret,open,secret2}'::text[]) AS n;
SELECT is(t.did('t_coord', 'confide', pg_temp.k('secret'), '''{t_disp}'', ''r'''), 'registered', 'secret');
SELECT is(t.did('t_coord', 'confide', pg_temp.k('secret2'), '''{t_disp,t_disp2}'', ''r'''), 'registered', 'another, more know of it');
SELECT is(pg_temp.merge('t_disp', 'secret', 'open'), 'PD187 secret_apart', 'not a secret one into an open one');
SELECT is(pg_temp.merge('t_disp', 'open', 'secret'), 'PD187 secret_apart', 'nor the other way');
SELECT is(pg_temp.merge('t_disp', 'secret', 'secret2'), 'PD187 secret_apart', 'nor into one that more know of');
SELECT is(pg_temp.merge('t_disp', 'secret2', 'secret'), 'closed', 'but into one that fewer do');
SELECT is((SELECT confidants FROM paidan.ticket_closed WHERE id = pg_temp.k('secret2')), '{t_coord,t_disp}', 'who alone know of it then');
SELECT is((SELECT confidants FROM paidan.ticket_recent WHERE id = pg_temp.k('secret2')), '{t_coord,t_disp}', 'also among what was closed lately');
SELECT is(pg_temp.back('t_coord', 'secret2'), 'registered', 'taken back');
SELECT is_empty(format('SELECT FROM paidan.ticket_recent WHERE id = %s', pg_temp.k('secret2')), 'it is not closed any more');
SELECT is((SELECT confidants FROM paidan.ticket_open WHERE id = pg_temp.k('secret2')), '{t_coord,t_disp}', 'it stays so');

-- The main one closed: nothing is taken out any more. A repeat happens once.
SELECT is(t.did('t_disp', 'close_intake', pg_temp.k('a'), '''emergency'', ''119'''), 'closed', 'a is closed');
SELECT is(pg_temp.back('t_disp', 'b'), 'PD182 main_closed', 'b stays in it');
SELECT is((SELECT merged::int FROM paidan_api.closed_ticket WHERE id = pg_temp.k('a')), 1, 'and is counted still');
INSERT INTO k SELECT n, t.came_in() FROM unnest('{once,once_main}'::text[]) AS n;
SELECT is((SELECT count(DISTINCT r) FROM (SELECT paidan_api.merge_ticket('00000000-0000-4000-8000-000000000001', pg_temp.k('once'), 1, pg_temp.k('once_main'), 1, NULL) AS r
    FROM generate_series(1, 2)) AS twice), 1::bigint, 'one answer');
SELECT is((SELECT count(*) FROM paidan.event WHERE ticket_id = pg_temp.k('once') AND verb = 'merge_ticket'), 1::bigint, 'one event');

-- The citizen of what was merged is called by a seat that has claimed the main ticket, and by no other.
INSERT INTO k SELECT 'called', t.ticket_in('registered');
INSERT INTO k SELECT 'child', t.as_login('t_disp', format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(), '{"channel": "hotline", "body": "路灯", "name": "欧阳一", "phone": "13912345678"}'))::bigint;
SELECT is(pg_temp.merge('t_disp', 'child', 'called'), 'closed', 'merged');
SELECT is(t.as_login('t_light', format('SELECT count(*) FROM paidan_api.merges(%s)', pg_temp.k('called'))), '0', 'who does not see it is not told');
SELECT t.did('t_disp', 'dispatch', pg_temp.k('called'), '1, NULL, NULL, NULL'), t.did('t_light', 'sign_in', pg_temp.k('called')), t.did('t_light', 'reply', pg_temp.k('called'), '''done''');
SELECT is(t.as_login('t_light', format('SELECT concat_ws('' '', body, citizen_masked, phone_masked) FROM paidan_api.merges(%s)', pg_temp.k('called'))), '路灯 欧** 139****5678', 'its unit reads the words, masked');
SELECT is(t.as_login('t_seat', format('SELECT paidan_api.reveal(%L, %s, ''phone'', ''follow_up'', NULL)', gen_random_uuid(), pg_temp.k('child'))), 'PD095 claim_first', 'a seat claims first');
SELECT is(t.as_login('t_seat', t.call('claim', pg_temp.k('called'))), 'replied', 'the main one');
SELECT is(t.as_login('t_seat', format('SELECT paidan_api.reveal(%L, %s, ''phone'', ''follow_up'', NULL) > 0', gen_random_uuid(), pg_temp.k('child'))), 'true', 'then it is told');
SELECT is((SELECT count(*) FROM paidan.read_log WHERE ticket_id = pg_temp.k('child') AND login = 't_seat'), 1::bigint, 'and that is in the ledger of the merged one');
SELECT is(t.as_login('t_seat', format('SELECT paidan_api.reveal(%L, %s, ''name'', ''follow_up'', NULL)', gen_random_uuid(), pg_temp.k('child'))), 'PD002 no_right', 'no more than the number');

-- Withdrawn by the citizen.
INSERT INTO k SELECT 'w_' || n, t.ticket_in(n) FROM unnest('{registered,returned,disputed,dispatched,handling,replied,reviewed,confirmed,dissatisfied,parked}'::text[]) AS n;
SELECT is(t.as_login('t_disp', t.call('withdraw', pg_temp.k('w_registered'), w)), e, e) FROM (VALUES ('NULL, NULL, ''x''', 'PD010 missing'), ('''本人'', NULL, '' ''', 'PD010 missing'),
    ('''本人'', ''tomorrow'', ''x''', 'PD017 bad_value'), ('''本人'', ''2020-01-01 10:00'', ''x''', 'PD017 bad_value'), ('''本人'', ''2099-01-01'', ''x''', 'PD017 bad_value')) AS v(w, e);
SELECT is(t.as_login(w, t.call('withdraw', pg_temp.k('w_registered'), '''本人'', NULL, ''已修好''')), 'PD002 no_right', w) FROM unnest('{t_seat,t_call,t_super}'::text[]) AS w;
SELECT is(t.as_login(CASE n WHEN 'dissatisfied' THEN 't_coord' ELSE 't_disp' END, t.call('withdraw', pg_temp.k('w_' || n), '''本人来电'', NULL, ''不用办了''')), 'closed', 'what is ' || n)
FROM unnest('{registered,returned,disputed,dispatched,handling,replied,reviewed,confirmed,parked}'::text[]) AS n;
SELECT is(t.as_login('t_disp', t.call('withdraw', pg_temp.k('w_dissatisfied'), '''本人'', NULL, ''算了''')), 'PD002 no_right', 'in the zone not by a dispatcher');
SELECT is(t.as_login('t_coord', t.call('withdraw', pg_temp.k('w_dissatisfied'), '''本人'', NULL, ''算了''')), 'closed', 'but by who may rule');
SELECT is((SELECT string_agg(DISTINCT close_type, ',') FROM paidan_api.closed_ticket c JOIN k ON k.id = c.id WHERE k.name ~ '^w_'), 'withdrawn', 'closed as withdrawn');
SELECT is((SELECT concat_ws(' ', detail ->> 'said_by', (detail ->> 'said_at') ~ '^\d{4}-\d\d-\d\d \d\d:\d\d$', detail ->> 'words') FROM paidan.event WHERE ticket_id = pg_temp.k('w_parked') AND verb = 'withdraw'), '本人来电 t 不用办了', 'who, when and in what words');
SELECT is((SELECT count(*) FROM paidan.parking WHERE ticket_id = pg_temp.k('w_parked') AND ended_at IS NULL), 0::bigint, 'it is parked no longer');
SELECT is((SELECT count(*) FROM paidan.assignment s JOIN k ON k.id = s.ticket_id WHERE k.name ~ '^w_' AND s.ended_at IS NULL), 0::bigint, 'no unit has it');
SELECT is((SELECT count(*) FROM paidan.clock s JOIN k ON k.id = s.ticket_id WHERE k.name ~ '^w_'), 0::bigint, 'no clock runs');
SELECT is(t.as_login('t_seat', t.call('release', pg_temp.k('called'))), 'replied', 'the seat has called');
SELECT is(t.as_login('t_disp', t.call('withdraw', pg_temp.k('called'), '''本人'', NULL, ''x''')), 'PD190 has_merged', 'others took nothing back');
SELECT is(paidan_int.read_past(v, '2024-02-02 10:00+08', '2024-02-01 09:00:30+08')::text, e::timestamptz::text, v) FROM (VALUES ('', '2024-02-02 10:00+08'), ('9：30', '2024-02-02 09:30+08'), ('11:00', NULL),
    ('2024-02-01', '2024-02-01 09:00:30+08'), ('2024-02-01 09:00', '2024-02-01 09:00+08'), ('2024-02-01 08:59', NULL), ('now', NULL), ('2024-02-02', '2024-02-02 00:00+08')) AS v(v, e);

SELECT is(t.as_login('t_admin', 'SELECT string_agg(fault, '','') FROM paidan_api.verify(NULL, NULL, NULL) WHERE fault <> ''looked_at'''), NULL, 'the record of all this is whole');

-- Alike appeals.
INSERT INTO k SELECT n, t.new_ticket(jsonb_build_object('title', n, 'body', b, 'territory', p, 'place', '合肥大道')) FROM (VALUES
    ('合肥大道路灯白天一直亮', '希望调整亮灯时间', '341202001000'), ('路灯白天亮浪费电', '合肥大道路灯白天一直亮着', '341202001001'), ('楼上漏水', '物业不管漏水', '341202001000'), ('小区停水三天', '一直停水', '341203001000')) AS v(n, b, p);
SELECT is((SELECT array_agg(title ORDER BY likeness DESC) FROM paidan_api.duplicates(pg_temp.k('路灯白天亮浪费电'))), NULL, 'the owner sees no ticket');
SELECT is(t.as_login('t_disp', format('SELECT string_agg(title, '','' ORDER BY likeness DESC) FROM paidan_api.duplicates(%s) WHERE likeness > 50', pg_temp.k('路灯白天亮浪费电'))), '合肥大道路灯白天一直亮', 'the one in the same place');
SELECT is(t.as_login('t_seat', 'SELECT string_agg(title, '','' ORDER BY title) FROM paidan_api.duplicates_of(''合肥大道路灯白天一直亮不关'', ''合肥大道'', ''341202001001'', NULL) WHERE likeness > 50'), '合肥大道路灯白天一直亮,路灯白天亮浪费电', 'while it is registered');
SELECT is(t.as_login('t_seat', 'SELECT count(*) FROM paidan_api.duplicates_of(''路'', NULL, NULL, NULL)'), '0', 'a word says nothing');
SELECT is(t.as_login('t_call', 'SELECT count(*) FROM paidan_api.duplicates_of(''路灯'', NULL, NULL, NULL)'), 'PD002 no_right', 'for who registers');
SELECT t.as_login('t_coord', t.call('confide', pg_temp.k('合肥大道路灯白天一直亮'), '''{}'', ''r'''));
SELECT is(t.as_login('t_disp', format('SELECT count(*) FROM paidan_api.duplicates(%s) WHERE title ~ ''大道路灯''', pg_temp.k('路灯白天亮浪费电'))), '0', 'not what one may not know of');
SELECT is(t.as_login('t_disp', format('SELECT count(*) FROM paidan_api.duplicates(%s)', pg_temp.k('合肥大道路灯白天一直亮'))), '0', 'nor what that is alike');
SELECT is(t.as_login('t_light', format('SELECT count(*) FROM paidan_api.duplicates(%s)', pg_temp.k('路灯白天亮浪费电'))), '0', 'nor of what one does not see');
-- What one has registered today, and what became of it.
INSERT INTO k SELECT 'seat_' || n, t.as_login('t_seat', format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(), jsonb_build_object('channel', 'mailbox', 'body', '座席登记' || n)))::bigint FROM generate_series(1, 2) AS n;
SELECT is(t.as_login('t_disp', t.call('close_intake', pg_temp.k('seat_1'), '''emergency'', ''119''')), 'closed', 'one is handed on');
SELECT is(t.as_login('t_seat', 'SELECT string_agg(concat_ws('' '', channel_name, close_type), '', '' ORDER BY id) FROM paidan_api.registered()'), '市长信箱 emergency, 市长信箱', 'both, with channel and end');
SELECT is(t.as_login('t_seat', 'SELECT array_agg(id ORDER BY id)::text FROM paidan_api.registered()'), ARRAY[pg_temp.k('seat_1'), pg_temp.k('seat_2')]::text, 'its own alone');
SELECT is(t.as_login('t_call', 'SELECT count(*) FROM paidan_api.registered()'), 'PD002 no_right', 'for who registers');
SELECT t.at('2099-01-01 10:00');
UPDATE paidan.replay SET login = 't_seat' WHERE pid = pg_backend_pid();
SELECT is((SELECT count(*) FROM paidan_api.registered()), 0::bigint, 'of today');
SELECT is(t.as_login('t_seat', format('SELECT state FROM paidan_api.merge_ticket(%L, %s, 1, %s, 1, NULL)', gen_random_uuid(), pg_temp.k('seat_2'), pg_temp.k('main'))), 'PD002 no_right', 'a seat merges nothing');
SELECT * FROM finish();
ROLLBACK;
