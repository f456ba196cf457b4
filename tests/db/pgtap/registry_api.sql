-- SPDX-License-Identifier: MIT
-- The lists of the registry, and how a row comes in: proposed, decided, by whom.
BEGIN;
SELECT no_plan();
CREATE FUNCTION pg_temp.list(kind text, args text DEFAULT 'NULL, NULL, NULL, NULL, NULL, NULL', who text DEFAULT 't_disp') RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT string_agg(concat_ws('' '', document, ''v'' || version, unit_name, state), '', '') FROM paidan_api.registry(%L, %s)', kind, args)) $$;
CREATE FUNCTION pg_temp.propose(who text, duty jsonb, command uuid DEFAULT gen_random_uuid()) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT paidan_api.propose_duty(%L, %L)', command, duty)) $$;
CREATE FUNCTION pg_temp.decide(who text, id text, approve boolean DEFAULT true, note text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT paidan_api.decide_duty(%L, %L, %L, %L)', gen_random_uuid(), id, approve, note)) $$;

SELECT is(pg_temp.list('current'), '示范〔2024〕1号 v1 市城管局 current, 示范〔2024〕3号 v1 阜合园区 current, 示范〔2024〕2号 v1 颍州区城管局 current, 示范〔2024〕4号 v1 水务集团 current', 'by matter and place');
SELECT is(pg_temp.list('current', 'NULL, NULL, NULL, NULL, NULL, 2'), '示范〔2024〕1号 v1 市城管局 current, 示范〔2024〕3号 v1 阜合园区 current', 'a page');
SELECT is(pg_temp.list('current', format('NULL, NULL, NULL, NULL, %s, 2', id)), '示范〔2024〕2号 v1 颍州区城管局 current, 示范〔2024〕4号 v1 水务集团 current', 'and the next')
FROM paidan.duty WHERE document = '示范〔2024〕3号';
SELECT is(pg_temp.list('current', format('NULL, NULL, NULL, NULL, %s, 2', id)), NULL, 'and no more') FROM paidan.duty WHERE document = '示范〔2024〕4号';
SELECT is(pg_temp.list('current', '''{2,6}'', NULL, NULL, NULL, NULL, NULL'), '示范〔2024〕3号 v1 阜合园区 current, 示范〔2024〕4号 v1 水务集团 current', 'by units');
SELECT is(pg_temp.list('current', 'NULL, ''{3}'', NULL, NULL, NULL, NULL'), '示范〔2024〕2号 v1 颍州区城管局 current', 'by categories');
SELECT is(pg_temp.list('current', 'NULL, ''{2,3}'', ''{341271000000}'', NULL, NULL, NULL'), '示范〔2024〕3号 v1 阜合园区 current', 'and places');
SELECT is(pg_temp.list('current', 'NULL, NULL, NULL, ''4号  水务'', NULL, NULL'), '示范〔2024〕4号 v1 水务集团 current', 'by words, all of them');
SELECT is(pg_temp.list('current', 'NULL, NULL, NULL, ''4号 城管'', NULL, NULL'), NULL, 'all of them');
SELECT is(pg_temp.list('current', 'NULL, NULL, NULL, '' '', NULL, 1'), '示范〔2024〕1号 v1 市城管局 current', 'no words');
SELECT is(pg_temp.list('nothing'), 'PD017 bad_value', 'no such list');
SELECT is(pg_temp.list('current', 'NULL, NULL, NULL, NULL, NULL, 1', who), '示范〔2024〕1号 v1 市城管局 current', who || ' may read it')
FROM unnest('{t_light,t_monitor,t_registrar,t_admin,t_county}'::text[]) AS who;
SELECT is(pg_temp.list('current', 'NULL, NULL, NULL, NULL, NULL, 1', who), 'PD001 no_account', who || ' may not') FROM unnest('{t_nobody,t_left}'::text[]) AS who;
SELECT is(t.as_login('t_disp', 'SELECT string_agg(document || n, '','') FROM paidan_api.registry_for(3, ''341202001001'')'), '示范〔2024〕2号1,示范〔2024〕1号2', 'what covers a matter in a place');

-- Proposed.
CREATE TEMP TABLE p AS SELECT '{"unit": "1", "category": "3", "territory": "341202001000", "role": "lead", "document": " 示范〔2025〕9号 ", "article": "第2条",
    "excerpt": "e", "note": "n", "effective_from": "2025-01-01"}'::jsonb AS duty, gen_random_uuid() AS command;
SELECT is(pg_temp.propose(who, duty), 'PD002 no_right', who || ' may not propose') FROM p, unnest('{t_light,t_call,t_super,t_monitor,t_admin}'::text[]) AS who;
CREATE TEMP TABLE made AS SELECT pg_temp.propose('t_disp', duty, command) AS id FROM p;
SELECT matches(id, '^\d+$', 'a dispatcher proposes a row') FROM made;
SELECT is(pg_temp.propose('t_disp', duty, command), made.id, 'a repeat gives the first answer') FROM p, made;
SELECT is((SELECT count(*) FROM paidan.duty WHERE document = '示范〔2025〕9号'), 1::bigint, 'and makes no second row');
SELECT is(t.as_login('t_disp', 'SELECT (r.unit_id, unit_name, category_name, territory_name, role, document, article, excerpt, note, source, effective_from, ends, state,
    proposed_name, decided_name, version) FROM paidan_api.registry(''proposed'', NULL, NULL, NULL, NULL, NULL, NULL) AS r'),
    '(1,市城管局,市政/道路照明/路灯不亮,阜阳市颍州区鼓楼街道,lead,示范〔2025〕9号,第2条,e,n,staffing,2025-01-01,f,proposed,李静,,1)', 'and it waits as it was given');
SELECT is((SELECT v.verdict || ' ' || v.leads::text FROM paidan_int.registry_verdict(3, '341202001000', paidan_int.today()) AS v), 'match {4}', 'it does not hold yet');
SELECT is(pg_temp.propose('t_disp', duty || change::jsonb), answer, change) FROM p, (VALUES
	('{"unit": ""}', 'PD010 missing'), ('{"unit": "99"}', 'PD013 unknown_unit'), ('{"category": "77"}', 'PD024 unknown_category'),
	('{"territory": "999999"}', 'PD025 unknown_territory'), ('{"territory": "向阳街道"}', 'PD071 ambiguous'),
	('{"role": null}', 'PD010 missing'), ('{"role": "boss"}', 'PD017 bad_value'),
	('{"document": " "}', 'PD010 missing'), ('{"source": "ruling"}', 'PD017 bad_value'), ('{"effective_from": null}', 'PD010 missing'),
	('{"effective_from": "soon"}', 'PD017 bad_value'), ('{"effective_to": "2024-12-31"}', 'PD017 bad_value'), ('{"effective_to": "2025-02-30"}', 'PD017 bad_value'),
	('{"ends": "true"}', 'PD017 bad_value'), ('{"ends": "perhaps"}', 'PD017 bad_value'), ('{"duty_no": "77777"}', 'PD070 unknown_duty')) AS x(change, answer);
SELECT matches(pg_temp.propose('t_coord', duty || change::jsonb || '{"document": "tried"}'), '^\d+$', change) FROM p, (VALUES
	('{"unit": "市城管局"}'), ('{"category": "路灯不亮"}'), ('{"category": null}'), ('{"territory": "341202"}'), ('{"role": "协办"}'), ('{"effective_to": "2025年2月28日"}')) AS x(change);

-- Decided.
SELECT is(pg_temp.decide(who, id), 'PD002 no_right', who || ' may not decide') FROM made, unnest('{t_disp,t_coord,t_light,t_admin}'::text[]) AS who;
SELECT is(pg_temp.decide('t_registrar', '99999'), 'PD070 unknown_duty', 'no such row');
SELECT is(pg_temp.decide('t_registrar', id, NULL), 'PD010 missing', 'yes or no') FROM made;
SELECT is(pg_temp.decide('t_registrar', id, false), 'PD010 missing', 'a rejection says why') FROM made;
SELECT is(pg_temp.decide('t_registrar', id), id, 'the registrar approves') FROM made;
SELECT is(pg_temp.decide('t_registrar', id, false, 'no'), 'PD039 already_decided', 'once') FROM made;
SELECT is((SELECT v.verdict || ' ' || v.leads::text FROM paidan_int.registry_verdict(3, '341202001000', paidan_int.today()) AS v), 'match {1}', 'now it holds');
SELECT is(pg_temp.decide('t_registrar', id::text, false, 'twice'), id::text, 'and rejects') FROM paidan.duty WHERE document = 'tried';
SELECT is(pg_temp.list('proposed'), NULL, 'nothing waits');

-- Versions.
CREATE TEMP TABLE row AS SELECT d.duty_no FROM paidan.duty d, made WHERE d.id = made.id::int;
CREATE TEMP TABLE next AS SELECT pg_temp.propose('t_registrar', jsonb_build_object('duty_no', duty_no, 'unit', '3', 'effective_from', '2025-06-01')) AS id FROM row;
SELECT is(pg_temp.list('current', '''{1}'', NULL, ''{341202001000}'', NULL, NULL, NULL'), '示范〔2025〕9号 v1 市城管局 current', 'a change that waits changes nothing');
SELECT is(pg_temp.decide('t_registrar', id), id, 'a registrar may decide on what is their own') FROM next;
SELECT is(pg_temp.list('current', 'NULL, NULL, ''{341202001000}'', NULL, NULL, NULL'), '示范〔2025〕9号 v2 颍州区 current', 'what was not given stayed');
CREATE TEMP TABLE later AS SELECT pg_temp.propose('t_registrar', jsonb_build_object('duty_no', duty_no, 'ends', true, 'effective_from', paidan_int.today() + 30)) AS id FROM row;
SELECT is(pg_temp.decide('t_registrar', id), id, 'withdrawn from next month on') FROM later;
SELECT is(pg_temp.list('future'), '示范〔2025〕9号 v3 颍州区 future', 'it is to come');
SELECT is(pg_temp.list('current', 'NULL, NULL, ''{341202001000}'', NULL, NULL, NULL'), '示范〔2025〕9号 v2 颍州区 current', 'till then it holds');
CREATE TEMP TABLE gone AS SELECT pg_temp.propose('t_registrar', jsonb_build_object('duty_no', duty_no, 'ends', '是', 'effective_from', '2025-07-01')) AS id FROM row;
SELECT is(pg_temp.decide('t_registrar', id), id, 'withdrawn at once') FROM gone;
SELECT is(pg_temp.list('current', 'NULL, NULL, ''{341202001000}'', NULL, NULL, NULL'), NULL, 'it is gone');
SELECT is(pg_temp.list('expired'), '示范〔2025〕9号 v4 颍州区 expired', 'and told of as such');
SELECT is(t.as_login('t_light', format('SELECT string_agg(version || '' '' || state || '' '' || ends || '' '' || decision_note, '', '') FROM paidan_api.registry_history(%s)', duty_no)),
    '4 expired true , 3 future true , 2 replaced false , 1 replaced false ', 'all versions, the newest first') FROM row;
SELECT is((SELECT string_agg(DISTINCT t.as_login('t_disp', format('SELECT state || '' '' || decision_note FROM paidan_api.registry_history(%s)', d.duty_no)), ',')
    FROM paidan.duty d WHERE d.document = 'tried'), 'rejected twice', 'the rejected ones, with the reason');

-- Conflicts.
SELECT is(pg_temp.list('conflict'), NULL, 'no conflict');
SELECT is(pg_temp.decide('t_registrar', pg_temp.propose('t_registrar', '{"unit": "SW", "category": "01.01", "role": "lead", "document": "别号", "effective_from": "2020-01-01"}')) ~ '^\d', true, 'another unit for the same');
SELECT is(pg_temp.decide('t_registrar', pg_temp.propose('t_registrar', '{"unit": "FHYQ", "category": "01.01", "role": "assist", "document": "协号", "effective_from": "2020-01-01"}')) ~ '^\d', true, 'and one that assists');
SELECT is(pg_temp.list('conflict'), '示范〔2024〕1号 v1 市城管局 conflict, 别号 v1 水务集团 conflict', 'both sides, and no more');
SELECT is(pg_temp.list('conflict', '''{1}'', NULL, NULL, NULL, NULL, NULL'), '示范〔2024〕1号 v1 市城管局 conflict', 'those of one unit');
SELECT * FROM finish();
ROLLBACK;
