-- SPDX-License-Identifier: MIT
-- Registry, units and territories from files: what is new, changed, the same and bad, and that a trial writes nothing.
BEGIN;
SELECT no_plan();
-- "row verdict code field" of each row of an import.
CREATE FUNCTION pg_temp.take(who text, what text, rows jsonb, dry boolean DEFAULT false, command uuid DEFAULT gen_random_uuid()) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT string_agg(concat_ws('' '', r."row", verdict, code, field), '', '' ORDER BY r."row") FROM paidan_api.import_%s(%L, %L, %L) AS r',
	    what, command, rows, dry)) $$;

-- The registry.
CREATE TEMP TABLE f AS SELECT '{"row": 2, "unit": "CGJ", "category": "01.01.01", "territory": "341203", "role": "主办", "document": "示范〔2025〕1号", "article": "第1条",
    "excerpt": "", "note": "", "source": "编办", "effective_from": "2025/1/1", "effective_to": "", "ends": ""}'::jsonb AS r;
CREATE TEMP TABLE before AS SELECT count(*) AS n, max(id) AS id, (SELECT last_value FROM paidan.duty_no) AS drawn FROM paidan.duty;
SELECT is(pg_temp.take(who, 'registry', jsonb_build_array(r)), 'PD002 no_right', who || ' may not') FROM f, unnest('{t_light,t_call,t_monitor,t_admin}'::text[]) AS who;
SELECT is(pg_temp.take('t_nobody', 'registry', jsonb_build_array(r)), 'PD001 no_account', 'nobody may not') FROM f;
SELECT is(pg_temp.take('t_registrar', 'registry', jsonb_build_array(r || change::jsonb)), '2 ' || answer, change) FROM f, (VALUES
	('{"unit": null}', 'bad missing unit'), ('{"unit": "市"}', 'bad unknown_unit unit'),
	('{"category": "道路"}', 'bad unknown_category category'),
	('{"territory": "341299"}', 'bad unknown_territory territory'), ('{"territory": "向阳街道"}', 'bad ambiguous territory'),
	('{"role": " "}', 'bad missing role'), ('{"role": "x"}', 'bad bad_value role'), ('{"document": ""}', 'bad missing document'),
	(format('{"document": "%s"}', repeat('x', 201)), 'bad bad_value document'), (format('{"article": "%s"}', repeat('x', 201)), 'bad bad_value article'),
	(format('{"excerpt": "%s"}', repeat('x', 8001)), 'bad bad_value excerpt'), (format('{"note": "%s"}', repeat('x', 8001)), 'bad bad_value note'),
	('{"source": "ruling"}', 'bad bad_value source'), ('{"effective_from": ""}', 'bad missing effective_from'),
	('{"effective_from": "2025-13-01"}', 'bad bad_value effective_from'), ('{"effective_from": "1.1.2025"}', 'bad bad_value effective_from'),
	('{"effective_to": "2024-12-31"}', 'bad bad_value effective_to'), ('{"effective_to": "x"}', 'bad bad_value effective_to'),
	('{"ends": "x"}', 'bad bad_value ends'), ('{"ends": "1"}', 'bad bad_value ends')) AS x(change, answer);
UPDATE paidan.unit SET aliases = '{分局}' WHERE id IN (1, 2);
UPDATE paidan.unit SET aliases = '{路灯}' WHERE id = 3;
INSERT INTO paidan.category (code, name, parent_id) VALUES ('01.09', '杂', 1), ('02.09', '杂', 4);
SELECT is(pg_temp.take('t_registrar', 'registry', jsonb_build_array(r || change::jsonb)), answer, change) FROM f,
    (VALUES ('{"unit": "分局"}', '2 bad ambiguous unit'), ('{"category": "杂"}', '2 bad ambiguous category')) AS x(change, answer);
SELECT is((SELECT count(*) FROM paidan.duty), n, 'nothing bad came in') FROM before;
SELECT is(pg_temp.take('t_registrar', 'registry', jsonb_build_array(r || change::jsonb), true), '2 new', change) FROM f, (VALUES
	('{"unit": "市城市管理行政执法局"}'), ('{"unit": "市城管局"}'), ('{"unit": "路灯"}'), ('{"category": ""}'), ('{"category": "市政/道路照明/路灯不亮"}'),
	('{"category": "道路照明/路灯不亮"}'), ('{"category": "02.09"}'), ('{"territory": null}'), ('{"territory": "阜阳市颍东区"}'),
	('{"territory": "341203000000"}'), ('{"role": "assist"}'), ('{"role": "监管"}'), ('{"source": "乡镇清单"}'), ('{"source": ""}'),
	('{"effective_from": "2025年1月1日"}'), ('{"effective_to": "2025.12.31"}'), ('{"ends": "否"}')) AS x(change);
SELECT is((SELECT count(*) FROM paidan.duty), n, 'a trial writes nothing') FROM before;
SELECT is((SELECT last_value FROM paidan.duty_no), drawn, 'and draws no number') FROM before;
SELECT is(pg_temp.take('t_registrar', 'registry', jsonb_build_array(r, r || '{"row": 3}', r || '{"row": 4, "article": "第2条", "effective_from": "2025-03-01"}',
    r || '{"row": 5, "unit": "SW"}', r || '{"row": 6, "unit": ""}')), '2 new, 3 same, 4 changed, 5 new, 6 bad missing unit', 'a file: versions of one row, a row twice, a bad one') FROM f;
SELECT results_eq($$ SELECT d.unit_id, d.version, d.article, d.duty_no - min(d.duty_no) OVER (), d.approved, d.decided_by FROM paidan.duty d, before b WHERE d.id > b.id ORDER BY d.id $$,
    $$ VALUES (1, 1, '第1条', 0, true, 't_registrar'), (1, 2, '第2条', 0, true, 't_registrar'), (2, 1, '第1条', 1, true, 't_registrar') $$, 'approved as versions');
SELECT is(pg_temp.take('t_registrar', 'registry', jsonb_build_array(r, r || '{"row": 3, "article": "第2条", "effective_from": "2025-03-01"}', r || '{"row": 4, "unit": "SW"}')),
    '2 same, 3 same, 4 same', 'once more: nothing new') FROM f;
SELECT is(pg_temp.take('t_registrar', 'registry', jsonb_build_array(r || '{"unit": "SW", "ends": "是", "effective_from": "2025-05-01"}')), '2 changed', 'withdrawn by file') FROM f;
SELECT is((SELECT v.leads::text FROM paidan_int.registry_verdict(3, '341203001000', paidan_int.today()) AS v), '{1}', 'it leads no more');
CREATE TEMP TABLE c AS SELECT gen_random_uuid() AS command;
SELECT is(pg_temp.take('t_disp', 'registry', jsonb_build_array(r || '{"unit": "FHYQ"}'), false, command), '2 new', 'of a dispatcher') FROM f, c;
SELECT is(pg_temp.take('t_disp', 'registry', jsonb_build_array(r || '{"unit": "FHYQ", "row": 7}'), false, command), '2 new', 'a repeat gives the first answer') FROM f, c;
SELECT is((SELECT count(*) FROM paidan.duty WHERE approved IS NULL AND proposed_by = 't_disp'), 1::bigint, 'it is proposed, once');
SELECT is(pg_temp.take('t_disp', 'registry', jsonb_build_array(r || '{"unit": "FHYQ"}')), '2 same', 'and known to wait') FROM f;
SELECT is(pg_temp.take('t_registrar', 'registry', jsonb_build_array(r || '{"unit": "FHYQ"}')), '2 new', 'the registrar brings it in at once') FROM f;
SELECT is(pg_temp.take('t_registrar', 'registry', '[]'), NULL, 'an empty file');

-- Territories.
CREATE TEMP TABLE g AS SELECT '{"row": 2, "code": "341204", "name": "颍泉区", "level": "区县", "parent": "阜阳市"}'::jsonb AS r;
SELECT is(pg_temp.take(who, 'territories', jsonb_build_array(r)), 'PD002 no_right', who || ' may not') FROM g, unnest('{t_disp,t_coord,t_registrar}'::text[]) AS who;
SELECT is(pg_temp.take('t_admin', 'territories', jsonb_build_array(r || change::jsonb)), '2 ' || answer, change) FROM g, (VALUES
	('{"code": ""}', 'bad missing code'), ('{"code": "34-1204"}', 'bad bad_value code'), ('{"name": ""}', 'bad missing name'), ('{"level": null}', 'bad missing level'),
	('{"level": "区域"}', 'bad bad_value level'), ('{"parent": ""}', 'bad missing parent'), ('{"parent": "x"}', 'bad unknown_parent parent'), ('{"parent": "向阳街道"}', 'bad ambiguous parent'),
	('{"parent": "341204"}', 'bad unknown_parent parent'), ('{"host": "x"}', 'bad unknown_territory host'), ('{"host": "向阳街道"}', 'bad ambiguous host'),
	('{"host": "341204"}', 'bad bad_value host'), ('{"zone": "x"}', 'bad unknown_territory zone'), ('{"zone": "341204"}', 'bad bad_value zone'),
	(format('{"name": "%s"}', repeat('x', 101)), 'bad bad_value name'), (format('{"short_name": "%s"}', repeat('x', 101)), 'bad bad_value short_name')) AS x(change, answer);
SELECT is(pg_temp.take('t_admin', 'territories', jsonb_build_array(r), true), '2 new', 'a trial') FROM g;
SELECT is((SELECT count(*) FROM paidan.territory WHERE code LIKE '341204%'), 0::bigint, 'writes nothing');
SELECT is(pg_temp.take('t_admin', 'territories', jsonb_build_array('{"row": 2, "code": "341204001", "name": "中市街道", "level": "town", "parent": "341204"}'::jsonb,
    r || '{"row": 3}', r || '{"row": 4}', '{"row": 5, "code": "341204002", "name": "x", "level": "town", "parent": "341299"}'::jsonb,
    '{"row": 6, "code": "341204002001", "name": "y", "level": "村", "parent": "341204002"}'::jsonb, '{"row": 7, "code": "341273", "name": "新区", "level": "园区", "parent": "阜阳市", "host": "341204002"}'::jsonb,
    '{"row": 8, "code": "341273001", "name": "z", "level": "town", "parent": "341273"}'::jsonb)),
    '2 new, 3 new, 4 bad duplicate code, 5 bad unknown_parent parent, 6 bad unknown_parent parent, 7 bad unknown_territory host, 8 bad unknown_parent parent',
    'children before parents; what rests on a bad row is bad') FROM g;
SELECT results_eq($$ SELECT full_name, county_name, paidan_ext.nlevel(path) FROM paidan.territory WHERE code LIKE '341204%' ORDER BY code $$,
    $$ VALUES ('阜阳市颍泉区', '颍泉区', 3), ('阜阳市颍泉区中市街道', '颍泉区', 4) $$, 'with paths and names');
SELECT is(pg_temp.take('t_admin', 'territories', jsonb_build_array(r, r || '{"row": 3, "code": "341204001", "name": "中市街道", "level": "town", "parent": "341204000000"}'::jsonb)),
    '2 same, 3 same', 'once more') FROM g;
SELECT is(pg_temp.take('t_admin', 'territories', '[{"row": 2, "code": "341204", "name": "泉区"}, {"row": 3, "code": "341204001", "zone": "341271", "host": "341202"}]'), '2 changed, 3 changed', 'renamed; a member');
SELECT is((SELECT full_name || ' ' || county_name FROM paidan.territory WHERE code = '341204001000'), '阜阳市泉区中市街道 泉区', 'what lies in it follows');
SELECT set_eq($$ SELECT code, kind FROM paidan_int.places_of('341204001000') WHERE kind <> 'tree' $$, $$ VALUES ('341271000000', 'zone'), ('341202000000', 'host') $$, 'its zone and host');
SELECT is(pg_temp.take('t_admin', 'territories', '[{"row": 2, "code": "341204001", "zone": "341271", "host": "341202"}]'), '2 same', 'said again');
SELECT is(pg_temp.take('t_admin', 'territories', '[{"row": 2, "code": "341204001", "zone": "", "host": ""}]'), '2 changed', 'taken back');
SELECT is_empty($$ SELECT * FROM paidan_int.places_of('341204001000') WHERE kind <> 'tree' $$, 'no zone any more');
SELECT is(pg_temp.take('t_admin', 'territories', '[{"row": 2, "code": "341204", "parent": "341204001"}]'), '2 bad unknown_parent parent', 'not below itself');
SELECT is(pg_temp.take('t_admin', 'territories', '[{"row": 2, "code": "341202", "parent": "341203001"}, {"row": 3, "code": "341203", "parent": "341202001"}]'),
    '2 bad unknown_parent parent, 3 bad unknown_parent parent', 'nor in a ring');
SELECT is(pg_temp.take('t_admin', 'territories', '[{"row": 2, "code": "341202001", "parent": "341204"}]'), '2 changed', 'moved');
SELECT is((SELECT full_name || ' ' || county_name || ' ' || path::text FROM paidan.territory WHERE code = '341202001001'),
    '阜阳市泉区鼓楼街道龙潭社区居委会 泉区 340000000000.341200000000.341204000000.341202001000.341202001001', 'with what lies in it');

-- Units.
CREATE TEMP TABLE h AS SELECT '{"row": 2, "code": "YQQ", "name": "颍泉区人民政府", "short_name": "颍泉区", "kind": "区县", "platform": "市平台", "territory": "341204",
    "aliases": "泉区|泉", "liaison_name": "孙正勇", "liaison_phone": "0558-5550000", "night_phone": "13905550000"}'::jsonb AS r;
SELECT is(pg_temp.take(who, 'units', jsonb_build_array(r)), 'PD002 no_right', who || ' may not') FROM h, unnest('{t_disp,t_coord,t_registrar}'::text[]) AS who;
SELECT is(pg_temp.take('t_admin', 'units', jsonb_build_array(r || change::jsonb)), '2 ' || answer, change) FROM h, (VALUES
	('{"code": ""}', 'bad missing code'), ('{"code": "y q"}', 'bad bad_value code'), ('{"name": ""}', 'bad missing name'), ('{"kind": ""}', 'bad missing kind'),
	('{"kind": "x"}', 'bad bad_value kind'), ('{"platform": ""}', 'bad missing platform'), ('{"platform": "x"}', 'bad unknown_platform platform'),
	('{"runs_platform": "x"}', 'bad unknown_platform runs_platform'), ('{"parent": "x"}', 'bad unknown_parent parent'), ('{"parent": "分局"}', 'bad ambiguous parent'),
	('{"parent": "YQQ"}', 'bad unknown_parent parent'), ('{"territory": "x"}', 'bad unknown_territory territory'), ('{"territory": "向阳街道"}', 'bad ambiguous territory'),
	('{"active": "x"}', 'bad bad_value active'), ('{"off_from": "x"}', 'bad bad_value off_from'), ('{"off_until": "x"}', 'bad bad_value off_until'),
	('{"off_from": "2026-01-02", "off_until": "2026-01-01"}', 'bad bad_value off_until'),
	(format('{"name": "%s"}', repeat('x', 101)), 'bad bad_value name'), (format('{"short_name": "%s"}', repeat('x', 41)), 'bad bad_value short_name')) AS x(change, answer);
SELECT is(pg_temp.take('t_admin', 'units', jsonb_build_array(r), true), '2 new', 'a trial') FROM h;
SELECT is((SELECT count(*) FROM paidan.unit WHERE code = 'YQQ'), 0::bigint, 'writes nothing');
SELECT is(pg_temp.take('t_admin', 'units', jsonb_build_array('{"row": 2, "code": "YQQ-CGJ", "name": "泉区城管局", "kind": "bureau", "platform": "CITY", "parent": "YQQ"}'::jsonb, r || '{"row": 3}',
    r || '{"row": 4}', '{"row": 5, "code": "A", "name": "a", "kind": "bureau", "platform": "CITY", "parent": "B"}'::jsonb, '{"row": 6, "code": "B", "name": "b", "kind": "bureau", "platform": "CITY", "parent": "A"}'::jsonb,
    '{"row": 7, "code": "C", "name": "c", "kind": "bureau", "platform": "nowhere"}'::jsonb, '{"row": 8, "code": "D", "name": "d", "kind": "bureau", "platform": "CITY", "parent": "C"}'::jsonb)),
    '2 new, 3 new, 4 bad duplicate code, 5 bad unknown_parent parent, 6 bad unknown_parent parent, 7 bad unknown_platform platform, 8 bad unknown_parent parent', 'parents after children, rings, bad parents') FROM h;
SELECT results_eq($$ SELECT u.short_name, u.kind, p.code, u.territory_code, u.aliases, u.active, l.name, l.night_phone FROM paidan.unit u LEFT JOIN paidan.unit p ON p.id = u.parent_id
    LEFT JOIN paidan.liaison l ON l.unit_id = u.id WHERE u.code ~ '^(YQQ|[A-D]$)' ORDER BY u.code $$,
    $$ VALUES ('颍泉区', 'county', NULL, '341204000000', '{泉区,泉}'::text[], true, '孙正勇', '13905550000'), ('泉区城管局', 'bureau', 'YQQ', NULL, '{}', true, NULL, NULL) $$, 'all that was given');
SELECT is(pg_temp.take('t_admin', 'units', jsonb_build_array(r)), '2 same', 'once more') FROM h;
SELECT is(pg_temp.take('t_admin', 'units', '[{"row": 2, "code": "YQQ"}, {"row": 3, "code": "YQQ-CGJ", "short_name": ""}]'), '2 same, 3 same', 'what is not given stays');
SELECT is(pg_temp.take('t_admin', 'units', '[{"row": 2, "code": "YQQ", "active": "否", "aliases": "", "liaison_name": "李四"}, {"row": 3, "code": "CGJ", "off_from": "2026-11-01", "off_until": "2026-11-03 08:00"}]'),
    '2 changed, 3 changed', 'changed');
SELECT results_eq($$ SELECT u.active, u.aliases, u.short_name, l.name, l.phone, (u.off_until - u.off_from)::text FROM paidan.unit u JOIN paidan.liaison l ON l.unit_id = u.id
    WHERE u.code IN ('YQQ', 'CGJ') ORDER BY u.code $$, $$ VALUES (true, '{分局}'::text[], '市城管局', '彭国艳', '0558-5553501', '2 days 08:00:00'), (false, '{}', '颍泉区', '李四', '0558-5550000', NULL) $$,
    'only what was given');
SELECT is((SELECT count(*) FROM paidan.liaison l JOIN paidan.unit u ON u.id = l.unit_id WHERE u.code = 'YQQ'), 1::bigint, 'one officer');
SELECT is(pg_temp.take('t_admin', 'units', '[{"row": 2, "code": "CGJ", "parent": "市水务集团"}, {"row": 3, "code": "SW", "parent": "CGJ"}]'), '2 bad unknown_parent parent, 3 bad unknown_parent parent', 'no ring');
SELECT is(pg_temp.take('t_admin', 'units', '[{"row": 2, "code": "SW", "parent": "CGJ", "runs_platform": ""}]'), '2 changed', 'set');
SELECT is((SELECT p.code || coalesce(u.runs_platform_id::text, '-') FROM paidan.unit u JOIN paidan.unit p ON p.id = u.parent_id WHERE u.code = 'SW'), 'CGJ-', 'and cleared');
SELECT * FROM finish();
ROLLBACK;
