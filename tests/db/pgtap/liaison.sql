-- SPDX-License-Identifier: MIT
-- What a unit's liaison officer has: the desk with its reasons, replies that the city's rules check, attachments, and
-- nothing of other units.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE k (name text PRIMARY KEY, id bigint);
CREATE FUNCTION pg_temp.k(wanted text) RETURNS bigint LANGUAGE sql AS 'SELECT id FROM k WHERE name = wanted';
CREATE FUNCTION pg_temp.why(who text, name text) RETURNS text LANGUAGE sql AS
    $$ SELECT t.as_login(who, format('SELECT why FROM paidan_api.units_why(ARRAY[%s])', pg_temp.k(name))) $$;

-- Why it stands on the desk. Two units have it: the bureau leads, the waterworks assist.
INSERT INTO k VALUES ('a', t.ticket_in('dispatched'));
SELECT is(pg_temp.why('t_light', 'a'), 'to_sign', 'to be signed');
SELECT t.act('t_light', 'sign_in', pg_temp.k('a'));
SELECT is(pg_temp.why('t_light', 'a'), 'in_hand', 'in hand');
SELECT is(pg_temp.why('t_water', 'a'), 'to_sign', 'who assists has a part of its own');
SELECT t.act('t_light', 'ask_extension', pg_temp.k('a'), '3, ''law'', true');
SELECT is(pg_temp.why('t_light', 'a'), 'extension+in_hand', 'more time asked for');
SELECT t.act('t_light', 'object', pg_temp.k('a'), '''wrong_territory'', ''park'', 6');
SELECT is(pg_temp.why('t_light', 'a') LIKE 'objected+%' OR pg_temp.why('t_light', 'a') = 'extension+in_hand', true, 'objected, where a city lets it');
SELECT t.act('t_light', 'reply', pg_temp.k('a'), '''first answer''');
SELECT is(pg_temp.why('t_light', 'a') LIKE '%answered', true, 'answered');
SELECT t.act('t_disp', 'review', pg_temp.k('a'), 'false, ''say when''');
SELECT is(pg_temp.why('t_light', 'a') LIKE 'sent_back%', true, 'sent back by the review');
INSERT INTO k VALUES ('asked', t.ticket_in('disputed'));
SELECT t.act('t_coord', 'ask_opinion', pg_temp.k('asked'), '2, ''whose?''');
SELECT is(pg_temp.why('t_water', 'asked'), 'asked', 'asked for an opinion');
-- Chased, by letter, supervised, asked for a report: what presses most goes first.
INSERT INTO k VALUES ('late', t.ticket_in('handling'));
SELECT t.act('t_disp', 'chase', pg_temp.k('late'), '''phone'', ''light-clerk'', ''promised'', NULL, ''light-told''');
SELECT is(pg_temp.why('t_light', 'late'), 'chased+in_hand', 'chased');
SELECT is(pg_temp.why('t_water', 'late'), 'to_sign', 'who assists is not');
SELECT t.as_login('t_super', format('SELECT state FROM paidan_api.open_case(%L, ARRAY[%s::bigint], ARRAY[%s], 1, NULL, ''late'')', gen_random_uuid(), id, version))
FROM paidan.ticket_open WHERE id = pg_temp.k('late');
SELECT is(pg_temp.why('t_light', 'late'), 'supervised+chased+in_hand', 'in a case');
SELECT t.as_login('t_super', format('SELECT state FROM paidan_api.ask_report(%L, %s, %s, 1, ''when?'', NULL)', gen_random_uuid(), c.id, c.version))
FROM paidan.supervision c JOIN paidan.ticket_open o ON o.case_id = c.id WHERE o.id = pg_temp.k('late');
SELECT is(pg_temp.why('t_light', 'late'), 'report+supervised+chased+in_hand', 'asked for a report');
SELECT is(pg_temp.why('t_water', 'late'), 'to_sign', 'nor of the case');
SELECT is(t.as_login('t_water', format('SELECT count(*) FROM paidan_api.events(%s) AS e WHERE e.verb = ''chase''', pg_temp.k('late'))), '0', 'nor reads of it');
SELECT is(t.as_login('t_light', format('SELECT count(*) FROM paidan_api.events(%s) AS e WHERE e.verb = ''chase''', pg_temp.k('late'))), '1', 'who was, does');
SELECT is(pg_temp.why(who, 'a'), NULL, who || ' has no part in it') FROM unnest('{t_lamp,t_disp,t_county,t_nobody}'::text[]) AS who;

-- Nothing of other units. The bureau leads, the waterworks assist; before, the county had it and returned it.
INSERT INTO k VALUES ('b', t.new_ticket());
SELECT t.act('t_disp', 'dispatch', pg_temp.k('b'), '3, NULL, ''county-reason'', NULL');
SELECT t.act('t_county', 'sign_in', pg_temp.k('b')), t.act('t_county', 'progress', pg_temp.k('b'), '''county-progress'', ''county-file | photo | county-store''');
SELECT t.act('t_county', 'return_ticket', pg_temp.k('b'), '''wrong_territory'', ''county-basis'', 1');
SELECT t.act('t_disp', 'dispatch', pg_temp.k('b'), '1, ''{2}'', ''to both'', NULL');
SELECT t.act('t_light', 'sign_in', pg_temp.k('b')), t.act('t_light', 'contact', pg_temp.k('b'), '''light-contact''');
SELECT t.act('t_light', 'progress', pg_temp.k('b'), '''light-progress'', ''light-file | photo | light-store''');
SELECT t.act('t_light', 'note', pg_temp.k('b'), '''light-note''');
SELECT t.act('t_water', 'sign_in', pg_temp.k('b')), t.act('t_water', 'reply', pg_temp.k('b'), '''water-reply'', ''water-file | photo | water-store''');
SELECT t.act('t_light', 'reply', pg_temp.k('b'), '''light-reply''');
-- Whose words a login finds in all that the API tells of a ticket.
CREATE FUNCTION pg_temp.words(who text, name text) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(DISTINCT w[1], ' ' ORDER BY w[1]) FROM unnest('{assignments,events,attachments,replay,claims,objections,opinions,extensions}'::text[]) AS f
	CROSS JOIN LATERAL regexp_matches(coalesce(t.as_login(who, format('SELECT string_agg(x::text, '' '') FROM paidan_api.%s(%s) AS x', f, pg_temp.k(name))), ''),
	    '(county|light|water)-[a-z]+', 'g') AS w $$;
SELECT is(pg_temp.words('t_water', 'b'), 'water', 'who assists reads its own words');
SELECT is(pg_temp.words('t_light', 'b'), 'light water', 'who leads reads what its helpers answer, not what the unit before said');
SELECT is(pg_temp.words(who, 'b'), 'county light water', who || ' reads all') FROM unnest('{t_disp,t_coord,t_super,t_monitor}'::text[]) AS who;
SELECT is(t.as_login('t_water', format('SELECT string_agg(concat_ws('' '', unit_name, role, state, liaison_phone), '', '' ORDER BY id) FROM paidan_api.assignments(%s)', pg_temp.k('b'))),
    '市城管局 lead replied, 水务集团 assist replied', 'it is told who has it now, and no more');
SELECT is(t.as_login('t_water', format('SELECT count(*) FROM paidan_api.replay(%s)', pg_temp.k('b'))), '0', 'not how long others had it');
SELECT is(t.as_login('t_light', format('SELECT string_agg(unit_id::text, '','') FROM paidan_api.replay(%s)', pg_temp.k('b'))), '1', 'but its own stay');
SELECT is(t.as_login(who, format('SELECT count(*) > 0 FROM paidan_api.hints(%s)', pg_temp.k('b'))), told, who || ' and hints')
FROM (VALUES ('t_water', 'false'), ('t_light', 'false'), ('t_disp', 'true')) AS v(who, told);
-- A tree: what the county's bureau says the county reads, and the other way round; the city reads all.
INSERT INTO k VALUES ('c', t.new_ticket());
SELECT t.act('t_disp', 'dispatch', pg_temp.k('c'), '3, ''{2}'', ''x'', NULL');
SELECT t.act('t_county', 'pass_on', pg_temp.k('c'), '4, NULL, ''county-hand'', NULL');
SELECT t.act('t_lamp', 'sign_in', pg_temp.k('c')), t.act('t_lamp', 'progress', pg_temp.k('c'), '''light-below''');
SELECT t.act('t_water', 'sign_in', pg_temp.k('c')), t.act('t_water', 'reply', pg_temp.k('c'), '''water-part''');
SELECT is(pg_temp.words(who, 'c'), words, who || ' in a tree') FROM (VALUES ('t_county', 'county light water'), ('t_lamp', 'county light'), ('t_water', 'water'), ('t_disp', 'county light water')) AS v(who, words);
-- Who is asked whose it is reads what was said.
SELECT is(t.as_login('t_water', format('SELECT count(*) > 0 FROM paidan_api.claims(%s)', pg_temp.k('asked'))), 'true', 'who is asked reads the claims');

-- What a unit of another tree has to do is not in a hint.
SELECT is(t.as_login(who, format('SELECT bool_or(w ->> ''code'' = ''load'') FROM paidan_api.hints(%s) AS h, jsonb_array_elements(h.warnings) AS w WHERE h.unit_id = 1', pg_temp.k(n))), told, who || ': the load of the bureau')
FROM (VALUES ('t_disp', 'b', 'true'), ('t_county', 'c', NULL)) AS v(who, n, told);

-- Attachments: name, kind, place, and what it hashes to.
INSERT INTO k VALUES ('d', t.ticket_in('handling'));
SELECT is(t.act('t_light', 'progress', pg_temp.k('d'), format('''x'', %L', lines)), 'PD017 bad_value', lines) FROM unnest(ARRAY['only a name', 'a | b', 'a | b | c | d', ' | b | c', 'a | b | ', E'a\tb\u0007 | b | c',
    'a | b | c | ' || repeat('a', 63), repeat('a', 201) || ' | b | c', 'a | b | c | ' || repeat('0', 64) || ' | e', repeat(E'a | b | c\n', 21)]) AS lines;
SELECT is(t.act('t_light', 'progress', pg_temp.k('d'), format('''x'', %L', E'现场照片｜照片｜市局档案柜3号\n\n report.pdf | 文书 | nas:/2026/17 | ' || repeat('AB', 32))), 'handling', 'two');
SELECT is(t.as_login('t_light', format('SELECT string_agg(concat_ws('' '', unit_name, verb, name, kind, place, left(sha256, 4), by_name), '', '' ORDER BY id) FROM paidan_api.attachments(%s)', pg_temp.k('d'))),
    '市城管局 progress 现场照片 照片 市局档案柜3号 彭国艳, 市城管局 progress report.pdf 文书 nas:/2026/17 abab 彭国艳', 'read');
SELECT is(t.as_login('t_water', format('SELECT count(*) FROM paidan_api.attachments(%s)', pg_temp.k('d'))), '0', 'not by who assists');
SELECT is(detail ->> 'attachments', '["现场照片", "report.pdf"]', 'in the record by name') FROM paidan.event WHERE ticket_id = pg_temp.k('d') AND verb = 'progress' ORDER BY seq DESC LIMIT 1;
SELECT is(t.act('t_light', 'reply', pg_temp.k('d'), '''x'', ''bad'''), 'PD017 bad_value', 'a reply that is refused');
SELECT is((SELECT count(*) FROM paidan.attachment WHERE ticket_id = pg_temp.k('d')), 2::bigint, 'leaves none');

-- What a reply must say: by the rules of the ticket, for the deepest matter.
CREATE FUNCTION pg_temp.rules(reply text) RETURNS text LANGUAGE sql AS $$ SELECT t.load_pack(t.pack('{handling general 10 hours,handling complex 10 hours}', jsonb_build_object('reply', reply::jsonb)), '2010-01-02') $$;
SELECT is(pg_temp.rules(r), 'PD029 bad_rules', r) FROM unnest(ARRAY['{}', '[{}]', '[{"fields": []}]', '[{"class": "none", "fields": [{"code": "a", "name": "A"}]}]',
    '[{"fields": [{"code": "a", "name": "A："}]}]', '[{"fields": [{"code": "a", "name": "A"}, {"code": "b", "name": "A"}]}]', '[{"fields": [{"code": "a", "name": "A", "least": -1}]}]',
    '[{"fields": [{"code": "a", "name": "A", "check": "x"}]}]', '[{"fields": [{"code": "a", "name": "A"}], "forbidden": "x"}]']) AS r;
SELECT is(pg_temp.rules('[{"fields": [{"code": "found", "name": "核查情况", "least": 5}, {"code": "basis", "name": "政策依据", "check": "basis"},
    {"code": "contact", "name": "联系方式", "check": "contact"}, {"code": "more", "name": "其他", "least": 0, "check": "basis"}], "forbidden": ["正在处理"]},
    {"category": "02", "fields": [{"code": "water", "name": "水质"}]}, {"category": "01.01", "class": "complex", "fields": [{"code": "lamp", "name": "路灯"}]}]') ~ '^\d+$', true, 'a pack with three');
INSERT INTO k VALUES ('e', t.ticket_in('handling'));
CREATE FUNCTION pg_temp.reply(text text, name text DEFAULT 'e') RETURNS text LANGUAGE sql AS $$ SELECT t.act('t_light', 'reply', pg_temp.k(name), quote_literal(text)) $$;
SELECT is(pg_temp.reply(text) || coalesce(' ' || (t.why('t_light', t.call('reply', pg_temp.k('e'), quote_literal(text))) ->> 'field'), ''), refusal, text) FROM (VALUES
    ('plain text', 'PD133 reply_missing 核查情况'), ('核查情况：短', 'PD134 reply_short 核查情况'), ('核查情况：' || repeat('查', 5), 'PD133 reply_missing 政策依据'),
    (E'核查情况：查了五个字\n政策依据：有依据', 'PD136 reply_basis 政策依据'), (E'核查情况：查了五个字\n政策依据：《条例》\n联系方式：电话联系', 'PD135 reply_contact 联系方式'),
    (E'核查情况：查了五个字\n政策依据：《条例》\n联系方式：0558-12', 'PD135 reply_contact 联系方式'),
    (E'核查情况：查了五个字\n政策依据：《城市照明管理规定》\n联系方式：0558-5550001\n其他：随便', 'PD136 reply_basis 其他'),
    (E'核查情况：我们正 在处理中\n政策依据：《城市照明管理规定》\n联系方式：0558-5550001', 'PD137 reply_forbidden 核查情况')) AS v(text, refusal);
SELECT is((t.why('t_light', t.call('reply', pg_temp.k('e'), quote_literal('核查情况：短'))))::text, '{"field": "核查情况", "least": "5"}', 'it is said how long');
SELECT is(pg_temp.reply(E' 核查情况: 已到现场\n更换灯泡\r\n政策依据：城管〔2024〕6号\n联系方式：张工 139 0555 4133'), 'replied', 'what says all of it goes');
INSERT INTO k VALUES ('water', t.new_ticket('{"category": "02.01"}'));
SELECT t.act('t_disp', 'dispatch', pg_temp.k('water'), '1, ''{2}'', ''x'', NULL'), t.act('t_light', 'sign_in', pg_temp.k('water')), t.act('t_water', 'sign_in', pg_temp.k('water'));
SELECT is(t.act('t_water', 'reply', pg_temp.k('water'), '''free'''), 'handling', 'who assists writes freely');
SELECT is(pg_temp.reply('核查情况：查了五个字', 'water'), 'PD133 reply_missing', 'another matter asks for other fields');
SELECT is(pg_temp.reply('水质：合格', 'water'), 'replied', 'its own');
SELECT is(t.as_login('t_light', 'SELECT string_agg(concat_ws('' '', rule, class, categories, depth, name, at_least, "check"), '', '' ORDER BY rule, name) FROM paidan_api.reply_rules()'),
    '1 0 其他 0 basis, 1 0 政策依据 1 basis, 1 0 核查情况 5 none, 1 0 联系方式 1 contact, 2 {4,5} 1 水质 1 none, 3 complex {2,3} 2 路灯 1 none', 'as the console reads them');
SELECT is(t.as_login('t_nobody', 'SELECT count(*) FROM paidan_api.reply_rules()'), 'PD001 no_account', 'not without an account');
-- What its citizen is about to say is a warning to the unit that leads.
UPDATE paidan.ticket_open SET call_mark = 'leaning' WHERE id = pg_temp.k('e');
SELECT is(pg_temp.why('t_light', 'e'), 'prewarned+answered', 'warned');
-- A ticket keeps the rules that it began with.
SELECT is(t.act('t_light', 'reply', pg_temp.k('a'), '''free'''), 'replied', 'an older one is answered freely');

-- By night the number is that of the night.
SELECT t.load_pack(t.pack('{handling general 10 hours}', '{"shifts": [{"code": "n", "name": "N", "from": "00:00", "to": "00:00", "night": true}]}'), '2010-01-03');
SELECT is(t.as_login('t_disp', format('SELECT liaison_phone FROM paidan_api.assignments(%s) WHERE unit_id = 1', pg_temp.k('d'))), '13905554133', 'by night');
SELECT t.load_pack(t.pack('{handling general 10 hours}', '{"shifts": [{"code": "d", "name": "D", "from": "00:00", "to": "00:00"}]}'), '2010-01-04');
SELECT is(t.as_login('t_disp', format('SELECT liaison_phone FROM paidan_api.assignments(%s) WHERE unit_id = 1', pg_temp.k('d'))), '0558-5553501', 'by day');
-- Who sees no platform is held to the rule of units alone, which an index answers; only who may watch to that of watchers.
SELECT is(string_agg(concat_ws(' ', policyname, array_to_string(roles, ','), qual LIKE '%s.platforms%', qual LIKE '%s.watched%'), '; ' ORDER BY policyname),
    'seen paidan_caller,paidan_coordinator,paidan_dispatcher,paidan_seat,paidan_supervisor t f; seen_by_unit paidan_liaison f f; seen_watching paidan_monitor t t', 'the policies of ' || tablename)
FROM pg_policies WHERE schemaname = 'paidan' AND tablename ~ '^ticket_(open|closed)$' GROUP BY tablename;
-- A unit's own is all that it has, each once.
SELECT is(t.as_login(who, 'SELECT n FROM paidan_api.badges() WHERE queue = ''mine'''), (SELECT count(*)::text FROM paidan.ticket_open WHERE unit_ids && ARRAY[unit]), who || ' has so many')
FROM (VALUES ('t_light', 1), ('t_water', 2), ('t_lamp', 4)) AS v(who, unit);
SELECT * FROM finish();
ROLLBACK;
