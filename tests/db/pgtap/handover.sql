-- SPDX-License-Identifier: MIT
-- Shifts, the handover from one login to another, notes, what changed meanwhile, and the night.
BEGIN;
SELECT no_plan();
SELECT t.load_pack(t.pack('{sign_in general 2 hours always 1 hours,handling general 10 hours,dispatch general 2 hours,dispatch urgent 1 hours,handling urgent 5 hours}',
    '{"shifts": [{"code": "early", "name": "早班", "from": "08:00", "to": "16:00"},
        {"code": "late", "name": "中班", "from": "16:00", "to": "24:00"},
        {"code": "night", "name": "夜班", "from": "00:00", "to": "08:00", "night": true}]}'));
SELECT is((SELECT name || ' ' || night || ' ' || to_char(from_at AT TIME ZONE 'Asia/Shanghai', 'DD HH24:MI') || ' ' || to_char(until_at AT TIME ZONE 'Asia/Shanghai', 'DD HH24:MI')
    FROM paidan_int.shift_at((at || '+08')::timestamptz)), shift, at)
FROM (VALUES ('2026-03-10 08:00', '早班 false 10 08:00 10 16:00'), ('2026-03-10 15:59:59', '早班 false 10 08:00 10 16:00'),
    ('2026-03-10 16:00', '中班 false 10 16:00 11 00:00'), ('2026-03-11 00:00', '夜班 true 11 00:00 11 08:00'),
    ('2026-03-11 07:59', '夜班 true 11 00:00 11 08:00')) AS v(at, shift);
SELECT is(paidan_int.bad_shifts(jsonb_build_object('shifts', s::jsonb)), fault, s) FROM (VALUES
    ('[]', NULL), ('null', NULL), ('[{"code": "a", "name": "A", "from": "08:00", "to": "08:00"}]', NULL),
    ('{}', 'shifts'), ('[{"code": "A", "name": "A", "from": "08:00", "to": "08:00"}]', 'shifts[0].code'),
    ('[{"code": "a", "name": "A", "from": "08:00", "to": "18:00"}]', 'shifts[0].to'),
    ('[{"code": "a", "name": "A", "from": "08:00", "to": "20:00"}, {"code": "b", "name": "B", "from": "21:00", "to": "08:00"}]', 'shifts[0].to'),
    ('[{"code": "a", "name": "A", "from": "08:00", "to": "20:00"}, {"code": "b", "name": "B", "from": "20:00", "to": "07:00"}]', 'shifts[1].to'),
    ('[{"code": "a", "name": "A", "from": "08:00", "to": "20:00"}, {"code": "b", "name": "B", "from": "20:00", "to": "08:00", "night": 1}]', 'shifts[1].night')) AS v(s, fault);
SELECT is(t.load_pack(t.pack('{handling general 1 hours}', '{"shifts": [{"code": "a", "name": "A", "from": "08:00", "to": "09:00"}]}')), 'PD029 bad_rules', 'a day with a hole');

-- A query at the moment of t.at, as a login.
CREATE FUNCTION pg_temp.at(who text, query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	UPDATE paidan.replay SET login = who WHERE pid = pg_backend_pid();
	BEGIN
		EXECUTE query INTO answer;
	EXCEPTION WHEN OTHERS THEN
		answer := sqlstate || ' ' || sqlerrm;
	END;
	RETURN answer;
END
$$;
CREATE FUNCTION pg_temp.list(who text, from_what text DEFAULT 'handover_list()') RETURNS text LANGUAGE sql AS $$
	SELECT coalesce(pg_temp.at(who, 'SELECT string_agg(array_to_string(kinds, ''+'') || '' '' || coalesce(k.name, l.text)
	    || CASE WHEN l.added THEN '' added'' ELSE '''' END, '', '' ORDER BY seq)
	    FROM paidan_api.' || from_what || ' AS l LEFT JOIN k ON k.id = l.ticket_id'), '') $$;
CREATE TEMP TABLE k (name text PRIMARY KEY, id bigint);
CREATE FUNCTION pg_temp.k(wanted text) RETURNS bigint LANGUAGE sql AS 'SELECT id FROM k WHERE name = wanted';
CREATE FUNCTION pg_temp.sign_off(who text, id uuid, drafts text DEFAULT 'NULL') RETURNS text LANGUAGE sql AS
    $$ SELECT pg_temp.at(who, format('SELECT paidan_api.sign_off(%L, ''look at the pump'', %s)', id, drafts)) $$;
CREATE FUNCTION pg_temp.take_over(who text, h bigint, id uuid DEFAULT gen_random_uuid()) RETURNS text LANGUAGE sql AS
    $$ SELECT pg_temp.at(who, format('SELECT paidan_api.take_over(%L, %s)', id, h)) $$;

-- The late shift: one unsigned beyond its clock, one disputed, one due tomorrow morning, one next week.
SELECT t.at('2026-03-10 16:30');
INSERT INTO k VALUES ('unsigned', t.came_in());
SELECT t.did('t_disp', 'dispatch', pg_temp.k('unsigned'), '1, NULL, NULL, NULL');
INSERT INTO k VALUES ('disputed', t.came_in());
SELECT t.did('t_disp', 'refer', pg_temp.k('disputed'), '''nobody will''');
SELECT t.at('2026-03-10 23:00');
INSERT INTO k VALUES ('signed', t.came_in());
SELECT t.did('t_disp', 'dispatch', pg_temp.k('signed'), '1, NULL, NULL, NULL');
SELECT t.did('t_light', 'sign_in', pg_temp.k('signed'));
INSERT INTO k VALUES ('later', t.came_in());
SELECT t.did('t_disp', 'dispatch', pg_temp.k('later'), '1, NULL, NULL, NULL');
SELECT t.did('t_coord', 'park', pg_temp.k('later'), '''x'', ''2026-06-01''');
INSERT INTO k VALUES ('held', t.came_in());
-- A claim is measured by the clock on the wall.
UPDATE paidan.ticket_open SET claim_by = 't_disp', claim_until = clock_timestamp() + interval '1 hour' WHERE id = pg_temp.k('held');
SELECT is(pg_temp.list('t_disp'), 'unsigned unsigned, disputed disputed, due+claimed held, due signed', 'the list of who claimed one');
SELECT is(pg_temp.list('t_disp2'), 'unsigned unsigned, disputed disputed, due held, due signed', 'of a colleague');
SELECT is(pg_temp.list('t_county'), '', 'of a county');
SELECT is(pg_temp.list(who), 'PD002 no_right', who) FROM unnest('{t_light,t_monitor,t_registrar,t_admin}'::text[]) AS who;

-- Notes: to the next shift, to a role, to a person; not beyond their time.
CREATE FUNCTION pg_temp.note(who text, addressee text, text text, until text DEFAULT NULL, ticket text DEFAULT 'NULL') RETURNS text LANGUAGE sql AS
    $$ SELECT pg_temp.at(who, format('SELECT ''noted'' FROM paidan_api.shift_note(%L, %L, %L, %L, %s)', gen_random_uuid(), addressee, text, until, ticket)) $$;
SELECT is(pg_temp.note('t_disp', 'next', 'to all'), 'noted', 'to the next shift');
SELECT is(pg_temp.note('t_disp', 'role:coordinator', 'to the coordinators', '2026-03-11 03:00'), 'noted', 'to a role');
SELECT is(pg_temp.note('t_disp', 'login:t_call', 'to her', '2026-03-12', (pg_temp.k('signed'))::text), 'noted', 'to a person, about a ticket');
SELECT is(pg_temp.note('t_disp', a, x, u), refusal, coalesce(a, 'nobody') || coalesce(' ' || u, '')) FROM (VALUES
    (NULL, 'x', NULL, 'PD010 missing'), ('next', ' ', NULL, 'PD010 missing'), ('role:liaison', 'x', NULL, 'PD017 bad_value'), ('next:x', 'x', NULL, 'PD017 bad_value'),
    ('login:t_county', 'x', NULL, 'PD017 bad_value'), ('login:', 'x', NULL, 'PD017 bad_value'), ('all', 'x', NULL, 'PD017 bad_value'),
    ('next', 'x', 'soon', 'PD017 bad_value'), ('next', 'x', '2026-03-10 22:59', 'PD017 bad_value'), ('next', 'x', '2027-03-10', 'PD017 bad_value')) AS v(a, x, u, refusal);
SELECT is(pg_temp.note('t_county', 'next', 'x', NULL, pg_temp.k('held')::text), 'PD003 no_ticket', 'about what one does not see');
SELECT is(substring(pg_temp.list(who) FROM '^(note [^,]*(, note [^,]*)*)'), notes, who || ' reads') FROM (VALUES
    ('t_disp2', 'note to all'), ('t_coord', 'note coordinator：to the coordinators, note to all'), ('t_call', 'note to all, note signed'),
    ('t_disp', 'note coordinator：to the coordinators, note to all, note signed')) AS v(who, notes);
SELECT is(pg_temp.list('t_county'), '', 'a county reads nothing of it');
SELECT is(to_char(until_at AT TIME ZONE 'Asia/Shanghai', 'DD HH24:MI'), '11 08:00', 'to the end of the next shift') FROM paidan.shift_note WHERE to_kind = 'next';

-- Signed off: frozen, with drafts; a repeat gives the same number, another one replaces it.
SELECT is(pg_temp.sign_off('t_disp', 'a0000000-0000-0000-0000-000000000001'), '交〔2026〕1号', 'signed off');
SELECT is(pg_temp.sign_off('t_disp', 'a0000000-0000-0000-0000-000000000001'), '交〔2026〕1号', 'once');
SELECT is(pg_temp.sign_off('t_disp', 'a0000000-0000-0000-0000-000000000002', 'ARRAY[''reply to the pump'']'), '交〔2026〕2号', 'again, nobody had taken it');
SELECT is((SELECT string_agg(number || ' ' || (replaced_by IS NULL), ', ' ORDER BY id) FROM paidan.handover), '交〔2026〕1号 false, 交〔2026〕2号 true', 'the first is replaced');
SELECT is(pg_temp.sign_off('t_light', gen_random_uuid()), 'PD002 no_right', 'a unit has no shift');
SELECT id AS first, number FROM paidan.handover WHERE number = '交〔2026〕1号' \gset
SELECT id AS second FROM paidan.handover WHERE number = '交〔2026〕2号' \gset
SELECT is(pg_temp.at('t_disp2', 'SELECT string_agg(concat_ws('' '', number, shift, off_name, note, waits, own, items, added), '', '' ORDER BY id) FROM paidan_api.handovers()'),
    '交〔2026〕1号 中班 李静 look at the pump f f 7 0, 交〔2026〕2号 中班 李静 look at the pump t f 8 0', 'the handovers of the platform');
SELECT is(pg_temp.list('t_disp2', 'handover(' || :second || ')'),
    'note coordinator：to the coordinators, note to all, note signed, unsigned unsigned, disputed disputed, due+claimed held, due signed, draft reply to the pump', 'as it stood');

-- Between both signatures: one is done, one comes in.
SELECT t.at('2026-03-10 23:50');
INSERT INTO k VALUES ('between', t.came_in());
SELECT t.did('t_coord', 'rule', pg_temp.k('disputed'), '1, NULL, ''r'', ''l'', true, NULL, NULL, NULL');
SELECT is(pg_temp.list('t_disp2', 'handover(' || :second || ')'),
    'note coordinator：to the coordinators, note to all, note signed, unsigned unsigned, disputed disputed, due+claimed held, due signed, draft reply to the pump, due between added',
    'what came between is shown as added, what was done stays as it stood');
SELECT is(pg_temp.at('t_disp2', 'SELECT added FROM paidan_api.handovers() WHERE waits'), '1', 'and counted');

-- Not by the same login, not from elsewhere, not twice, not what was replaced.
SELECT is(pg_temp.take_over('t_disp', :second), 'PD130 same_login', 'not who signed off');
SELECT is(pg_temp.take_over('t_county', :second), 'PD131 unknown_handover', 'not another platform');
SELECT is(pg_temp.take_over('t_disp2', :first), 'PD131 unknown_handover', 'not what was replaced');
SELECT is(pg_temp.take_over('t_light', :second), 'PD002 no_right', 'not a unit');
SELECT is(pg_temp.take_over('t_disp2', 0), 'PD131 unknown_handover', 'not none');
SELECT t.at('2026-03-11 00:05');
SELECT is(pg_temp.take_over('t_disp2', :second, 'a0000000-0000-0000-0000-000000000003'), '交〔2026〕2号', 'taken over');
SELECT is(pg_temp.take_over('t_disp2', :second, 'a0000000-0000-0000-0000-000000000003'), '交〔2026〕2号', 'once');
SELECT is(pg_temp.take_over('t_coord', :second), 'PD132 taken_over', 'by one');
SELECT is((SELECT string_agg(n || ' ' || array_to_string(kinds, '+'), ', ' ORDER BY n) FROM paidan.handover_item WHERE handover_id = :second AND added), '9 due', 'what came between is in the record, marked');
SELECT t.at('2026-03-11 00:10');
INSERT INTO k VALUES ('after', t.came_in());
SELECT is(pg_temp.list('t_coord', 'handover(' || :second || ')') LIKE '%due between added', true, 'and what comes later is not');
SELECT is(pg_temp.list('t_county', 'handover(' || :second || ')'), '', 'another platform does not read it');
SELECT throws_ok('UPDATE paidan.handover_item SET title = ''x''', 'PD020', NULL, 'nobody changes it');
SELECT throws_ok('DELETE FROM paidan.shift_note', 'PD020', NULL, 'nor a note');
SELECT throws_ok('TRUNCATE ' || name || ' CASCADE', 'PD020', NULL, name || ' is not emptied') FROM unnest('{paidan.handover_item,paidan.shift_note}'::text[]) AS name;
SELECT throws_ok(format('UPDATE paidan.handover SET on_by = off_by WHERE id = %s', :second), '23514', NULL, 'one login does not stand on both sides');

-- A note leaves the list when its time is over, and stays in the record.
SELECT is(pg_temp.list('t_coord') LIKE '%to the coordinators%', true, 'still valid');
SELECT t.at('2026-03-11 03:00');
SELECT is(pg_temp.list('t_coord') LIKE '%to the coordinators%', false, 'over');
SELECT is(pg_temp.list('t_coord') LIKE '%to all%', true, 'another is not');
SELECT is(pg_temp.list('t_coord', 'handover(' || :second || ')') LIKE '%to the coordinators%', true, 'in the record it is');

-- What changed since one signed off.
INSERT INTO k VALUES ('urgent', t.came_in(1));
SELECT t.did('t_light', 'return_ticket', pg_temp.k('unsigned'), '''wrong_territory'', ''park'', 6');
SELECT t.did('t_light', 'reply', pg_temp.k('signed'), '''done''');
SELECT t.did('t_call', 'follow_up', pg_temp.k('signed'), '''reached'', true, false, ''dissatisfied'', ''no''');
CREATE FUNCTION pg_temp.since(who text) RETURNS text LANGUAGE sql AS $$
	SELECT coalesce(pg_temp.at(who, 'SELECT string_agg(kinds[1] || '' '' || k.name, '', '' ORDER BY kinds[1], k.name)
	    FROM paidan_api.changed_since() AS l JOIN k ON k.id = l.ticket_id'), '') $$;
SELECT is(pg_temp.since('t_disp'), 'dissatisfied signed, new_urgent urgent, overdue after, overdue between, overdue disputed, overdue held, returned unsigned', 'since the last signature');
SELECT is(pg_temp.since('t_county'), '', 'of a county');
SELECT is(pg_temp.at('t_light', 'SELECT count(*) FROM paidan_api.changed_since()'), 'PD002 no_right', 'a unit has none');
SELECT t.at('2026-03-11 09:00');
SELECT pg_temp.sign_off('t_disp', gen_random_uuid());
SELECT is(pg_temp.since('t_disp'), '', 'nothing since');

-- What a leader wrote on goes first.
SELECT t.did('t_coord', 'instruct', pg_temp.k('after'), '''city'', ''张市长'', ''市政府'', ''2026-03-11'', ''look''');
SELECT is(pg_temp.list('t_disp2') ~ '^(note [^,]*, )*instruction(\+[a-z]+)* after', true, 'an instruction goes first');
-- A call that was promised is handed over.
INSERT INTO k VALUES ('promised', t.ticket_in('reviewed'));
UPDATE paidan.ticket_open SET call_mark = 'promised', due_at = '2026-12-01' WHERE id = pg_temp.k('promised');
SELECT is(pg_temp.list('t_disp2') ~ 'callback promised', true, 'promised');
-- The night: the urgent one is told, the general ones wait, in the order of the queue.
CREATE FUNCTION pg_temp.night(who text) RETURNS text LANGUAGE sql AS $$
	SELECT pg_temp.at(who, 'SELECT concat_ws('' '', name, night, waiting, (SELECT k.name FROM k JOIN paidan.ticket_open o USING (id) WHERE o.number = urgent_number)) FROM paidan_api.shift_now()') $$;
SELECT is(pg_temp.night('t_disp'), '早班 f 0', 'by day nothing waits');
SELECT t.at('2026-03-12 01:00');
SELECT is(pg_temp.night('t_disp'), '夜班 t 4 urgent', 'by night the urgent one is told');
SELECT is(pg_temp.night('t_county'), '夜班 t 0', 'a county has its own');
SELECT t.did('t_disp', 'dispatch', pg_temp.k('urgent'), '1, NULL, NULL, NULL');
SELECT is(pg_temp.night(who), told, who) FROM (VALUES ('t_disp', '夜班 t 4'), ('t_light', '夜班 t 1 urgent'), ('t_water', '夜班 t 0')) AS v(who, told);
SELECT is(pg_temp.at('t_nobody', 'SELECT * FROM paidan_api.shift_now()'), 'PD001 no_account', 'not without an account');
SELECT is(pg_temp.at('t_disp', 'SELECT string_agg(login, '','') FROM paidan_api.colleagues()'), 't_call,t_coord,t_disp2,t_insider,t_rival,t_seat,t_super', 'who may be written to');
-- What is confidential stays with those who may know of it.
UPDATE paidan.ticket_open SET confidants = '{t_coord}' WHERE id IN (pg_temp.k('between'), pg_temp.k('disputed'));
SELECT is(pg_temp.night(who), told, who) FROM (VALUES ('t_disp', '夜班 t 3'), ('t_coord', '夜班 t 4')) AS v(who, told);
SELECT is(pg_temp.list('t_coord', 'handover(' || :second || ')') LIKE '%between%', true, 'who may know reads it in the record');
SELECT is(pg_temp.list('t_disp2', 'handover(' || :second || ')') ~ 'between|disputed', false, 'who may not, does not');
SELECT is(pg_temp.list('t_disp2') ~ 'between|disputed', false, 'nor has it on the list');
SELECT * FROM finish();
ROLLBACK;
