-- SPDX-License-Identifier: MIT
-- The overdue desk: who stands on it and who never does; the ladder of chasing; letters.
BEGIN;
SELECT no_plan();
SELECT t.load_pack(t.pack('{"handling general 5 working_days always 1 working_days","sign_in general 1 working_days",
    "handling danger 2 hours","on_site danger 1 hours","dispatch general 2 hours","dispatch danger 2 minutes",
    "follow_up general 2 working_days","follow_up danger 2 working_days"}'::text[]));
CREATE FUNCTION pg_temp.late(who text DEFAULT 't_disp') RETURNS text LANGUAGE sql AS $$
	SELECT coalesce(t.as_login(who, 'SELECT string_agg(concat_ws('' '', l.section, k.name,
	    CASE WHEN l.overdue THEN ''late'' ELSE ''soon'' END), '', '' ORDER BY l.section, k.name)
	    FROM paidan_api.late_ticket l JOIN k USING (id)'), 'nobody') $$;
CREATE TEMP TABLE k (name text, id bigint);
GRANT SELECT ON k TO PUBLIC;

-- Everything in every state, a hundred years late.
INSERT INTO k SELECT s, t.ticket_in(s) FROM unnest('{registered,returned,disputed,dispatched,handling,replied,
    reviewed,confirmed,dissatisfied,parked,archived,closed}'::text[]) AS s;
INSERT INTO k VALUES ('paused', t.ticket_in('handling')), ('asks', t.ticket_in('handling'));
SELECT is(pg_temp.late(), 'nobody', 'nobody is late yet');
UPDATE paidan.clock SET due_at = due_at - interval '100 years', warn_at = warn_at - interval '100 years';
UPDATE paidan.ticket_open SET due_at = due_at - interval '100 years', warn_at = warn_at - interval '100 years'
WHERE due_at < '9000-01-01';
SELECT is(t.act('t_disp', 'pause', id, '''weather'', ''rain'', ''2099-01-01'''), 'handling', 'its clock is stopped') FROM k WHERE name = 'paused';
SELECT is(pg_temp.late(), 'unit asks late, unit dispatched late, unit handling late',
    'late is what a unit has in hand: neither what is parked, paused, closed, answered nor what waits for us');
UPDATE paidan.clock SET due_at = due_at + interval '200 years' WHERE ticket_id = (SELECT id FROM k WHERE name = 'asks');
SELECT is(t.act('t_light', 'ask_extension', id, '1, ''雨'', true'), 'handling', 'more time is asked for') FROM k WHERE name = 'asks';
SELECT is(pg_temp.late() ~ 'extension asks soon', true, 'and stands on the desk until it is decided');
SELECT is(t.as_login('t_coord', 'SELECT concat_ws('' '', l.amount, l.amount_unit, l.ground) FROM paidan_api.late_ticket l
    WHERE l.section = ''extension'''), '1 working_days 雨', 'with what is asked for');
CREATE FUNCTION pg_temp.behind(who text) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, 'SELECT count(*) FROM paidan_api.on_site_clocks()') || t.as_login(who, 'SELECT count(*) FROM paidan_api.extensions_waiting()') $$;
SELECT is(pg_temp.behind(who), n, 'requests: ' || who) FROM (VALUES ('t_disp', '01'), ('t_light', '01'), ('t_county', '00'), ('t_lamp', '00'), ('t_nobody', '00')) AS v(who, n);
-- Another clock of it may run out while one stands still: it is not late all the same.
UPDATE paidan.ticket_open SET due_at = now() - interval '1 day', warn_at = now() - interval '2 days' WHERE id = (SELECT id FROM k WHERE name = 'paused');
SELECT is(pg_temp.late() ~ 'paused', false, 'what stands still is not late');
SELECT is(t.as_login('t_disp', 'SELECT n FROM paidan_api.badges() WHERE queue = ''overdue'''), '2', 'nor counted');
SELECT is(t.act('t_coord', 'decide_extension', id, '(SELECT max(id) FROM paidan_api.extensions(' || id || ')), true, NULL'),
    'handling', 'decided') FROM k WHERE name = 'asks';
SELECT is(pg_temp.late(), 'unit dispatched late, unit handling late', 'and gone');

-- On the spot within the hour: on top, late or not, until somebody was there.
INSERT INTO k VALUES ('danger', t.new_ticket('{"urgency": 2}'));
SELECT t.act('t_disp', 'dispatch', id, '1, NULL, NULL, NULL') FROM k WHERE name = 'danger';
SELECT is(pg_temp.late() ~ '^on_site danger soon', true, 'on the spot within the hour');
SELECT is(pg_temp.behind(who), n, 'on the spot: ' || who) FROM (VALUES ('t_disp', '10'), ('t_light', '10'), ('t_county', '00'), ('t_lamp', '00')) AS v(who, n);
SELECT is(t.act('t_light', 'on_site', id, '''到了'''), 'dispatched', 'somebody is there') FROM k WHERE name = 'danger';
SELECT is(pg_temp.late() ~ 'on_site', false, 'and it stands there no more');

-- Who sees it.
SELECT is(pg_temp.late('t_light'), pg_temp.late(), 'a unit sees what it is late with');
SELECT is(pg_temp.late(who), 'nobody', who || ' sees none of it') FROM unnest('{t_county,t_lamp,t_registrar,t_nobody}'::text[]) AS who;
SELECT is(t.as_login('t_disp', 'SELECT n FROM paidan_api.badges() WHERE queue = ''overdue'''), '2', 'the badge counts the late ones');

-- The ladder.
SELECT is(t.act('t_disp', 'chase', id, args), answer, args)
FROM k, (VALUES ('''shout'', ''z'', ''promised'', NULL, NULL', 'PD017 bad_value'),
    ('NULL, ''z'', ''promised'', NULL, NULL', 'PD010 missing'),
    ('''phone'', ''z'', NULL, NULL, NULL', 'PD010 missing'),
    ('''phone'', NULL, ''promised'', NULL, NULL', 'PD010 missing'),
    ('''phone'', ''z'', ''never'', NULL, NULL', 'PD016 unknown_reason'),
    ('''phone'', ''z'', ''promised'', ''soon'', NULL', 'PD017 bad_value'),
    ('''phone'', ''z'', ''promised'', ''2026-02-30'', NULL', 'PD017 bad_value'),
    ('''phone'', NULL, ''no_answer'', NULL, NULL', 'handling'),
    ('''phone'', ''彭国艳'', ''promised'', ''2026-02-10 17:30'', ''今天修'' ', 'handling'),
    ('''notice'', NULL, ''sent'', NULL, NULL', 'handling')) AS v(args, answer) WHERE k.name = 'handling';
SELECT results_eq(format('SELECT step, unit_id, spoken_to, outcome, to_char(promised_at AT TIME ZONE ''Asia/Shanghai'', ''MM-DD HH24:MI''), note
    FROM paidan.chase WHERE ticket_id = %s ORDER BY id', id),
    $$ VALUES ('phone', 1, NULL, 'no_answer', NULL, NULL), ('phone', 1, '彭国艳', 'promised', '02-10 17:30', '今天修'),
        ('notice', 1, NULL, 'sent', NULL, NULL) $$, 'each step is kept') FROM k WHERE name = 'handling';
SELECT is((SELECT string_agg(e.detail ->> 'step', ' ' ORDER BY seq) FROM paidan.event e JOIN k ON k.id = e.ticket_id
    WHERE k.name = 'handling' AND e.verb = 'chase'), 'phone phone notice', 'and is in the record');
SELECT is(t.as_login('t_disp', format('SELECT concat_ws('' '', chase_steps, chase_outcome, chased_at IS NOT NULL, promised_at IS NOT NULL)
    FROM paidan_api.late_ticket WHERE id = %s', id)), 'ppn sent t t', 'and in the row') FROM k WHERE name = 'handling';
SELECT is(t.act(who, 'chase', id, '''phone'', ''z'', ''promised'', NULL, NULL'), answer, who)
FROM k, (VALUES ('t_super', 'handling'), ('t_coord', 'handling'), ('t_call', 'PD002 no_right'), ('t_light', 'PD002 no_right'),
    ('t_monitor', 'PD002 no_right'), ('t_county', 'PD003 no_ticket')) AS v(who, answer) WHERE k.name = 'handling';
-- A ticket in somebody's hands is chased all the same.
SELECT t.act('t_disp2', 'claim', id) FROM k WHERE name = 'handling';
SELECT is(t.act('t_disp', 'chase', id, '''phone'', ''z'', ''told'', NULL, NULL'), 'handling', 'claimed by another') FROM k WHERE name = 'handling';
-- The next unit has not been chased.
SELECT t.act('t_disp2', 'release', id) FROM k WHERE name = 'handling';
SELECT is(t.act('t_coord', 'refer', id, '''x'''), 'PD011 wrong_state', 'still in hand') FROM k WHERE name = 'handling';
SELECT t.act('t_disp', 'recall', id, '''x''') FROM k WHERE name = 'dispatched';
SELECT t.act('t_disp', 'chase', id, '''phone'', ''z'', ''told'', NULL, NULL') FROM k WHERE name = 'handling';
SELECT is(t.act('t_disp', 'recall', id, '''x'''), 'registered', 'recalled') FROM k WHERE name = 'handling';
SELECT is((SELECT chase_steps || coalesce(chase_outcome, '-') FROM paidan.ticket_open o JOIN k USING (id) WHERE k.name = 'handling'), '-',
    'the next unit begins anew');

-- The rules of a city may say in which order, and how long between.
INSERT INTO k VALUES ('ladder', t.ticket_in('handling'));
SELECT is(t.load_pack(t.pack('{"handling general 5 working_days"}', v.extra)), v.answer, v.answer || ' ' || v.extra)
FROM (VALUES ('{"chase": {}}'::jsonb, 'PD029 bad_rules'), ('{"chase": [{"step": "shout"}]}', 'PD029 bad_rules'),
    ('{"chase": [{"step": "phone", "after_hours": -1}]}', 'PD029 bad_rules'), ('{"letters": []}', 'PD029 bad_rules'),
    ('{"letters": {"answer_days": 0}}', 'PD029 bad_rules')) AS v(extra, answer);
SELECT is(t.load_pack(t.pack('{"handling general 5 working_days"}', '{"chase": [{"step": "phone"},
    {"step": "notice", "after_hours": 4}, {"step": "leader"}], "letters": {"mark": "试12345", "answer_days": 1}}'), current_date - 1) ~ '^\d+$', true, 'a ladder');
SELECT is(t.act('t_disp', 'chase', id, '''notice'', NULL, ''sent'', NULL, NULL'), 'PD110 chase_order', 'first the phone') FROM k WHERE name = 'ladder';
SELECT is(t.act('t_disp', 'chase', id, '''phone'', ''z'', ''told'', NULL, NULL'), 'handling', 'phoned') FROM k WHERE name = 'ladder';
SELECT is(t.act('t_disp', 'chase', id, '''notice'', NULL, ''sent'', NULL, NULL'), 'PD111 chase_early', 'four hours between') FROM k WHERE name = 'ladder';
UPDATE paidan.chase SET at = at - interval '5 hours' WHERE ticket_id = (SELECT id FROM k WHERE name = 'ladder');
SELECT is(t.act('t_disp', 'chase', id, '''leader'', NULL, ''sent'', NULL, NULL'), 'PD110 chase_order', 'no step is left out') FROM k WHERE name = 'ladder';
SELECT is(t.act('t_disp', 'chase', id, '''notice'', NULL, ''sent'', NULL, NULL'), 'handling', 'now it goes') FROM k WHERE name = 'ladder';
SELECT is(t.act(v.who, 'chase', id, '''supervision'', NULL, NULL, NULL, ' || v.note), v.answer, v.who || ' ' || v.note)
FROM k, (VALUES ('t_disp', '''催不动''', 'PD002 no_right'), ('t_coord', 'NULL', 'PD010 missing'), ('t_coord', '''催不动''', 'handling'),
    ('t_super', '''再催''', 'handling')) AS v(who, note, answer) WHERE k.name = 'ladder';
SELECT is((SELECT count(*) || ' ' || min(s.reason) || ' ' || min(s.level) FROM paidan.supervision s JOIN paidan.ticket_open o ON o.case_id = s.id JOIN k ON k.id = o.id
    WHERE k.name = 'ladder'), '1 催不动 1', 'a step that the ladder does not name is free; it opens one case');
SELECT is((SELECT string_agg(step, ' ' ORDER BY id) FROM paidan.chase WHERE ticket_id = (SELECT id FROM k WHERE name = 'ladder')),
    'phone notice supervision supervision', 'and is a step');
SELECT is((SELECT o.chase_steps FROM paidan.ticket_open o JOIN k USING (id) WHERE k.name = 'ladder'), 'pnss', 'each once in the row');
SELECT * FROM finish();
ROLLBACK;
