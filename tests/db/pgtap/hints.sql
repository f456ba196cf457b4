-- SPDX-License-Identifier: MIT
-- What ranks candidate units: ruling over registry over what was learned over territory; deeper
-- over shallower, zone over county; what is over is ignored, equals are both marked.
BEGIN;
SELECT no_plan();
CREATE FUNCTION pg_temp.hints(ticket bigint) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login('t_disp', format('SELECT string_agg(concat_ws('' '', kind, unit_id,
	    reasons -> 0 ->> CASE kind WHEN ''duty'' THEN ''document'' WHEN ''history'' THEN ''alike''
	    WHEN ''ruling'' THEN ''number'' ELSE ''territory'' END), '', '' ORDER BY seq)
	    FROM paidan_api.hints(%s)', ticket)) $$;
CREATE FUNCTION pg_temp.units(ticket bigint) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login('t_disp', format('SELECT string_agg(unit_id::text, '' '' ORDER BY seq)
	    FROM paidan_api.hints(%s)', ticket)) $$;
CREATE FUNCTION pg_temp.warned(ticket bigint, unit int, code text) RETURNS jsonb LANGUAGE sql AS $$
	SELECT t.as_login('t_disp', format('SELECT jsonb_path_query_first(warnings, ''$[*] ? (@.code == "%s")'')
	    FROM paidan_api.hints(%s) WHERE unit_id = %s', code, ticket, unit))::jsonb $$;
CREATE FUNCTION pg_temp.reason(ticket bigint, unit int, kind text) RETURNS jsonb LANGUAGE sql AS $$
	SELECT t.as_login('t_disp', format('SELECT jsonb_path_query_first(reasons, ''$[*] ? (@.kind == "%s")'')
	    FROM paidan_api.hints(%s) WHERE unit_id = %s', kind, ticket, unit))::jsonb $$;
-- Closed elsewhere: so many of a text by a unit.
CREATE FUNCTION pg_temp.taught(times int, body text, category text, place text, unit text, outcome text DEFAULT 'closed')
RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login('t_disp', format('SELECT count(*) FROM paidan_api.import_history(%L, %L, false)', gen_random_uuid(),
	    (SELECT jsonb_agg(jsonb_build_object('row', g, 'text', body, 'category', category, 'place', place,
	        'unit', unit, 'outcome', outcome)) FROM generate_series(1, times) g)))
	    || t.as_login('t_disp', 'SELECT string_agg(paidan_api.learn(1000)::text, '''') FROM generate_series(1, 40)') $$;

-- The registry.
SELECT is(pg_temp.hints(t.new_ticket('{"territory": "341202001001"}')),
    'duty 4 示范〔2024〕2号, duty 1 示范〔2024〕1号, territory 3 阜阳市颍州区', 'the deeper duty, the wider one, the county');
SELECT is(pg_temp.hints(t.new_ticket('{"territory": "341271000000"}')),
    'duty 6 示范〔2024〕3号, duty 1 示范〔2024〕1号', 'the park, both by the registry and by its territory');
SELECT is(pg_temp.hints(t.new_ticket()), 'duty 1 示范〔2024〕1号', 'no place: only what holds everywhere');
CREATE TEMP TABLE lamp AS SELECT t.new_ticket('{"territory": "341202001001"}') AS id;
SELECT is(pg_temp.reason(id, 4, 'duty') - 'duty' - 'effective_from', '{"kind": "duty", "role": "lead", "weight": 1000,
    "document": "示范〔2024〕2号", "article": "第1条", "excerpt": "", "note": "", "source": "staffing",
    "category": "市政/道路照明/路灯不亮", "territory": "安徽省阜阳市颍州区"}'::jsonb
    || jsonb_build_object('territory', (SELECT full_name FROM paidan.territory WHERE code = '341202000000')),
    'a row of the registry as data') FROM lamp;
SELECT is(pg_temp.warned(id, 4, 'against'), NULL, 'the lead of the registry is not against it') FROM lamp;
SELECT is(pg_temp.warned(id, 3, 'against') -> 'lead', '["颍州区城管局"]', 'who is, is told who leads') FROM lamp;
UPDATE paidan.unit SET active = false WHERE id = 4;
SELECT is(pg_temp.units(id), '1 3 4', 'a unit that takes nothing any more is last') FROM lamp;
SELECT ok(pg_temp.warned(id, 4, 'inactive') IS NOT NULL, 'and marked') FROM lamp;
UPDATE paidan.unit SET active = true, off_from = now() - interval '1 hour', off_until = now() + interval '1 day' WHERE id = 4;
SELECT is(pg_temp.warned(lamp.id, 4, 'off_duty') ->> 'until_ms', paidan_int.to_ms(off_until)::text, 'off duty, and until when')
FROM lamp, paidan.unit WHERE unit.id = 4;
UPDATE paidan.unit SET off_from = NULL, off_until = NULL WHERE id = 4;

CREATE FUNCTION pg_temp.duty(unit int, category int, territory text, until date DEFAULT NULL) RETURNS int LANGUAGE sql AS $$
	INSERT INTO paidan.duty (unit_id, category_id, territory_code, role, document, effective_from, effective_to,
	    proposed_by, approved, decided_by, decided_at)
	VALUES (unit, category, territory, 'lead', 'x' || unit, '2000-01-01', until, 't_registrar', true, 't_registrar', now())
	RETURNING id $$;
SELECT pg_temp.duty(2, 3, '341202001000', '2020-01-01');
SELECT is(pg_temp.units(id), '4 1 3', 'a row that is over is ignored') FROM lamp;
SAVEPOINT equals;
SELECT pg_temp.duty(2, 3, '341202000000');
SELECT is(pg_temp.reason(id, 2, 'duty') -> 'weight', pg_temp.reason(id, 4, 'duty') -> 'weight', 'two equal rows weigh the same') FROM lamp;
SELECT is(pg_temp.warned(id, u, 'conflict') -> 'units', '["水务集团", "颍州区城管局"]', 'and both are marked')
FROM lamp, unnest('{2,4}'::int[]) AS u;
SELECT is(t.as_login('t_disp', format('SELECT verdict || lead_ids::text FROM paidan_api.matter(%s)', id)), 'conflict{2,4}', 'a conflict') FROM lamp;
SELECT ok(pg_temp.units(id) ~ '^(2 4|4 2) ', 'before all others') FROM lamp;
SELECT pg_temp.taught(6, '路灯坏了', '01.01.01', '颍州区', 'SW');
SELECT matches(pg_temp.units(id), '^2 4 ', 'what happened decides between them') FROM lamp;
ROLLBACK TO equals;
SELECT is(t.as_login('t_disp', format('SELECT verdict || lead_ids::text FROM paidan_api.matter(%s)', id)), 'match{4}', 'a match') FROM lamp;
SELECT is(t.as_login('t_disp', format('SELECT verdict FROM paidan_api.matter(%s)', t.new_ticket('{"category": "01"}'))), 'gap', 'a gap');
CREATE TEMP TABLE gap AS SELECT t.new_ticket('{"category": "01", "territory": "341202001001"}') AS id;
SELECT ok(pg_temp.warned(id, 3, 'gap') IS NOT NULL, 'that every hint tells') FROM gap;

-- A township for what a department has to do.
INSERT INTO paidan.unit (id, code, name, short_name, kind, platform_id, territory_code)
VALUES (7, 'GL', '鼓楼街道办事处', '鼓楼街道', 'town', 2, '341202001000');
SELECT is(pg_temp.warned(id, 7, 'department_duty') ->> 'document', '示范〔2024〕2号', 'a department''s duty') FROM lamp;
SELECT is(pg_temp.units(id), '4 1 7 3', 'the nearer territory before the wider') FROM lamp;

-- What was learned, against a deep row and against a wide one.
SELECT pg_temp.taught(20, '路灯不亮好几天了', '01.01.01', '颍州区鼓楼街道', 'SW');
SELECT matches(pg_temp.units(id), '^4 ', 'a deep row stands against all history') FROM lamp;
SELECT is(pg_temp.reason(id, 2, 'history') - 'weight', '{"kind": "history", "alike": 20, "closed": 20, "returned": 0, "satisfied": 0,
    "dissatisfied": 0, "category": "市政/道路照明/路灯不亮"}'::jsonb || jsonb_build_object('territory',
    (SELECT full_name FROM paidan.territory WHERE code = '341202001000')), 'twenty alike of matter and place') FROM lamp;
SELECT is((r ->> 'alike')::int, 20, 'as many alike by text') FROM lamp, pg_temp.reason(id, 2, 'text') AS r;
SELECT ok(EXISTS (SELECT FROM jsonb_array_elements_text(r -> 'words') AS w WHERE length(w) > 2 AND strpos('路灯不亮好几天了', w) > 0),
    'and the words that say so, pairs as one: ' || (r -> 'words')::text) FROM lamp, pg_temp.reason(id, 2, 'text') AS r;
CREATE TEMP TABLE wide AS SELECT t.new_ticket('{"category": "01.01.01", "place": "颍东区向阳街道"}') AS id;
SELECT matches(pg_temp.units(id), '^2 1', 'a wide row for a wide matter gives way to what is certain') FROM wide;
SELECT ok(pg_temp.reason(id, 1, 'duty') IS NOT NULL AND pg_temp.reason(id, 2, 'text') IS NOT NULL
    AND pg_temp.warned(id, 2, 'against') IS NOT NULL, 'with both reasons and a warning') FROM wide;
SAVEPOINT rules;
SELECT t.load_pack(t.pack('{"handling general 1 hours"}') || '{"hints": {"duty_wide": 900}}', '2020-01-01');
SELECT matches(pg_temp.units(id), '^1 2', 'unless the rules of the city weigh it more') FROM wide;
ROLLBACK TO rules;

-- A ruling goes before all.
SELECT is(t.load_pack(t.pack('{"handling general 1 hours"}') || '{"hints": {"text": "much"}}'), 'PD029 bad_rules', 'points are numbers');
SELECT is(pg_temp.units(id) LIKE '1 %', false, 'not first without a ruling') FROM lamp;
INSERT INTO paidan.ruling (number, ticket_id, lead_unit_id, assist, reasons, legal_basis, binding, category_id, territory_code,
    roads, ladder, verdict, duty_ids, ruled_by, ruled_at)
SELECT '裁〔2026〕1号', id, 1, '{3}', '由你局牵头', '第4条', true, 3, '341202000000', '{合肥大道}', 1, 'against', '{}', 't_coord', now()
FROM gap;
SELECT matches(pg_temp.hints(id), '^ruling 1 裁〔2026〕1号, duty 4', 'a ruling on the matter in the place') FROM lamp;
SELECT is(pg_temp.hints(t.new_ticket('{"category": "02.01", "territory": "341202001001"}')) ~ 'ruling', false, 'not on another matter');
SELECT is(pg_temp.hints(t.new_ticket('{"territory": "341203001000"}')) ~ 'ruling', false, 'nor in another place');
SELECT matches(pg_temp.hints(t.new_ticket('{"place": "合肥大道12号"}')), '^ruling 1', 'but on the same road');
SELECT is(pg_temp.warned(id, 1, 'bound') ->> 'number', NULL, 'it binds on its own ticket alone') FROM lamp;
UPDATE paidan.ruling SET withdrawn_at = now();
SELECT matches(pg_temp.hints(id), '^duty 4', 'a ruling taken back is none') FROM lamp;

-- Who has returned this very ticket.
SELECT t.act('t_disp', 'dispatch', id, '1, NULL, ''x'', NULL') FROM wide;
SELECT t.act('t_light', 'sign_in', id) FROM wide;
SELECT t.act('t_light', 'return_ticket', id, '''wrong_territory'', ''不归我局'', 2') FROM wide;
SELECT is(pg_temp.warned(id, 1, 'returned_this') - 'at_ms', '{"code": "returned_this", "reason_code": "wrong_territory", "basis": "不归我局"}',
    'who returned it is marked') FROM wide;

-- Without a category: the text, and the registry by words.
CREATE TEMP TABLE plain AS SELECT t.new_ticket('{"category": null, "body": "自来水水质发黄有异味", "territory": "341203001000"}') AS id;
SELECT is(t.as_login('t_disp', format('SELECT suggested -> 0 ->> ''name'' FROM paidan_api.matter(%s)', id)), '供水/水质', 'a category by its name') FROM plain;
SELECT is(pg_temp.reason(id, 2, 'registry_words') ->> 'document', '示范〔2024〕4号', 'who leads in it') FROM plain;
SELECT ok(pg_temp.reason(id, 2, 'registry_words') -> 'words' @> '["水质"]', 'by these words') FROM plain;
SELECT pg_temp.taught(12, '自来水水质发黄有异味', '02.01', '颍东区', 'YZQ-CGJ');
SELECT is(split_part(pg_temp.units(id), ' ', 1), '4', 'what was closed alike goes before words of the registry') FROM plain;
SELECT ok(pg_temp.warned(id, 4, 'gap') IS NULL, 'no gap before there is a matter') FROM plain;

-- Who sees what.
SELECT is(t.as_login('t_lamp', format('SELECT count(*)::text FROM paidan_api.hints(%s)', id)), '0', 'no hints for what may not be seen') FROM wide;
SELECT is(t.as_login('t_lamp', format('SELECT count(*)::text FROM paidan_api.matter(%s)', id)), '0', 'nor what the registry says of it') FROM wide;
SELECT is(t.as_login('t_lamp', format('SELECT count(*)::text FROM paidan_api.clock_preview(%s)', id)), '0', 'nor clocks') FROM wide;

-- The clocks that a dispatch starts are those that were promised.
SELECT t.act('t_disp', 'classify', id, '5, NULL, 0, NULL') FROM plain;
CREATE TEMP TABLE promised (kind text, due_at timestamptz);
SELECT t.as_login('t_disp', format('WITH p AS (SELECT * FROM paidan_api.clock_preview(%s)) SELECT jsonb_agg(p) FROM p', id)) AS promise FROM plain \gset
INSERT INTO promised SELECT p.kind, p.due_at FROM jsonb_to_recordset(:'promise'::jsonb) AS p(kind text, due_at timestamptz);
SELECT t.act('t_disp', 'dispatch', id, '2, NULL, ''x'', NULL') FROM plain;
SELECT is((SELECT string_agg(kind, ' ' ORDER BY kind) FROM promised), (SELECT string_agg(kind, ' ' ORDER BY kind)
    FROM paidan.clock WHERE ticket_id = plain.id), 'the clocks of a dispatch') FROM plain;
SELECT ok(bool_and(abs(extract(epoch FROM c.due_at - p.due_at)) < 60), 'and when they are due')
FROM plain JOIN paidan.clock c ON c.ticket_id = plain.id JOIN promised p USING (kind);
SELECT * FROM finish();
ROLLBACK;
