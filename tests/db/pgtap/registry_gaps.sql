-- SPDX-License-Identifier: MIT
-- Gaps and conflicts with the tickets that met them, and rulings that become rows of the registry.
BEGIN;
SELECT no_plan();
-- Named matters and places, "n" behind.
CREATE FUNCTION pg_temp.list(kind text, args text DEFAULT 'NULL, NULL, NULL, NULL, NULL, NULL', who text DEFAULT 't_disp') RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT string_agg(concat_ws('' '', r.id, category_name, territory_name, n), '', '') FROM paidan_api.registry(%L, %s) AS r', kind, args)) $$;
CREATE FUNCTION pg_temp.gaps(who text DEFAULT 't_disp', args text DEFAULT 'NULL, NULL') RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT string_agg(concat_ws('' '', kind, category_name, territory_name, tickets, ruled, promoted), '', '' ORDER BY kind, category_name, territory_name)
	    FROM paidan_api.gaps(%s)', args)) $$;
CREATE FUNCTION pg_temp.withdraw(document text) RETURNS void LANGUAGE sql AS $$
	INSERT INTO paidan.duty (duty_no, version, unit_id, category_id, territory_code, role, document, effective_from, ends, proposed_by, approved, decided_by, decided_at)
	SELECT d.duty_no, 2, d.unit_id, d.category_id, d.territory_code, d.role, 'x', '2001-01-01', true, 'x', true, 'x', now() FROM paidan.duty d WHERE d.document = withdraw.document $$;

-- What nobody leads anywhere is told of once.
SELECT is(pg_temp.list('gap'), NULL, 'a row for lamps is none for all works');
INSERT INTO paidan.category (id, code, name, parent_id) VALUES (6, '03', '教育', NULL), (7, '03.01', '入学', 6), (8, '01.02', '道路', 1);
SELECT is(pg_temp.list('gap'), '1 市政/道路 阜阳市 0, 2 教育 阜阳市 0', 'the highest matter without any row');
SELECT pg_temp.withdraw('示范〔2024〕1号');
SELECT is(pg_temp.list('gap'), '1 市政 阜阳市颍东区 0, 2 市政/道路 阜阳市颍州区 0, 3 市政/道路 阜阳市阜阳合肥现代产业园区 0, 4 教育 阜阳市 0', 'where a county has no row, and where it has one for a part');
INSERT INTO paidan.category (id, code, name, parent_id) VALUES (9, '01.01.02', '路灯闪烁', 2);
SELECT is(pg_temp.list('gap'), '1 市政 阜阳市颍东区 0, 2 市政/道路照明/路灯闪烁 阜阳市颍州区 0, 3 市政/道路 阜阳市颍州区 0, 4 市政/道路 阜阳市阜阳合肥现代产业园区 0, 5 教育 阜阳市 0', 'or for a smaller part');
SELECT is(pg_temp.list('gap', 'NULL, NULL, NULL, NULL, 2, 1'), '3 市政/道路 阜阳市颍州区 0', 'a page');
SELECT is(pg_temp.list('gap', 'NULL, ''{6,9}'', NULL, NULL, NULL, NULL'), '1 市政/道路照明/路灯闪烁 阜阳市颍州区 0, 2 教育 阜阳市 0', 'by categories');
SELECT is(pg_temp.list('gap', 'NULL, NULL, ''{341203000000}'', NULL, NULL, NULL'), '1 市政 阜阳市颍东区 0', 'by places');
SELECT is(pg_temp.list('gap', 'NULL, NULL, NULL, ''教育'', NULL, NULL'), '1 教育 阜阳市 0', 'by words');
SELECT is(pg_temp.list('gap', '''{1}'', NULL, NULL, NULL, NULL, NULL'), NULL, 'no unit has one');

-- What a dispatch met.
CREATE TEMP TABLE k AS SELECT n, t.new_ticket(extra::jsonb) AS id FROM (VALUES
	('gap', '{"category": "03.01", "territory": "341202001001"}'), ('gap too', '{"category": "03.01", "territory": "341203001000"}'),
	('match', '{"category": "01.01.01", "territory": "341202001001"}'), ('against', '{"category": "01.01.01", "territory": "341202001001"}')) AS v(n, extra);
SELECT is(t.act('t_disp', 'dispatch', id, unit || ', NULL, ''why'', NULL'), 'dispatched', n) FROM k JOIN (VALUES ('gap', 1), ('gap too', 1), ('match', 4), ('against', 2)) AS v(n, unit) USING (n);
SELECT is(pg_temp.list('gap', 'NULL, NULL, NULL, NULL, NULL, 2'), '1 教育 阜阳市 2, 2 市政 阜阳市颍东区 0', 'those first that tickets met');
SELECT is(pg_temp.gaps(), 'against 市政/道路照明/路灯不亮 阜阳市颍州区 1 f, gap 教育/入学 阜阳市颍东区 1 f, gap 教育/入学 阜阳市颍州区 1 f', 'the report, by county');
SELECT is(pg_temp.gaps('t_disp', format('%L, NULL', paidan_int.today() + 1)), NULL, 'from tomorrow on');
SELECT is(pg_temp.gaps('t_disp', format('NULL, %L', paidan_int.today() - 1)), NULL, 'until yesterday');
SELECT matches(pg_temp.gaps('t_disp', format('%L, %1$L', paidan_int.today())), '^against', 'today');
SELECT is(pg_temp.gaps('t_registrar'), pg_temp.gaps(), 'the registrar sees them, too');
SELECT is(pg_temp.gaps('t_light'), 'gap 教育/入学 阜阳市颍东区 1 f, gap 教育/入学 阜阳市颍州区 1 f', 'a unit those that it has');
SELECT is(pg_temp.gaps('t_nobody'), 'PD001 no_account', 'nobody none');
SELECT is(t.as_login('t_disp', 'SELECT array_agg(id ORDER BY id) FROM paidan_api.gap_tickets(6, ''341200000000'', 10)'), (SELECT array_agg(id ORDER BY id)::text FROM k WHERE n ~ 'gap'), 'the tickets behind it');
SELECT is(t.as_login('t_disp', 'SELECT array_agg(id) FROM paidan_api.gap_tickets(6, ''341202000000'', 10)'), (SELECT array_agg(id)::text FROM k WHERE n = 'gap'), 'in a county');
SELECT is(t.as_login('t_disp', 'SELECT count(*) FROM paidan_api.gap_tickets(NULL, NULL, 1)'), '1', 'as many as wanted');
SELECT is(t.as_login('t_water', 'SELECT count(*) FROM paidan_api.gap_tickets(NULL, NULL, 10)'), '0', 'that may be seen');

-- A conflict.
INSERT INTO paidan.duty (unit_id, category_id, territory_code, role, document, effective_from, proposed_by, approved, decided_by, decided_at)
VALUES (3, 3, '341202000000', 'lead', '别号', '2020-01-01', 'x', true, 'x', now());
INSERT INTO k SELECT 'conflict', t.new_ticket('{"category": "01.01.01", "territory": "341202001001"}');
SELECT is(t.act('t_disp', 'dispatch', id, '4, NULL, ''why'', NULL'), 'dispatched', n) FROM k WHERE n = 'conflict';
SELECT matches(pg_temp.list('conflict'), '^\d+ 市政/道路照明/路灯不亮 阜阳市颍州区 1, \d+ 市政/道路照明/路灯不亮 阜阳市颍州区 1$', 'both rows with the ticket');
SELECT is(t.as_login('t_disp', 'SELECT array_agg(id) FROM paidan_api.gap_tickets(3, ''341202000000'', 10)'), (SELECT array_agg(id)::text FROM k WHERE n = 'conflict'), 'the ticket behind it');

-- A ruling, as the coordination group gives it.
SELECT is(t.act('t_lamp', 'return_ticket', id, '''unclear_duty'', ''b'', 3'), 'returned', 'returned') FROM k WHERE n = 'conflict';
SELECT is(t.act('t_disp', 'refer', id, '''r'''), 'disputed', 'referred') FROM k WHERE n = 'conflict';
SELECT is(t.act('t_coord', 'rule', id, '3, ''{4,6}'', ''why it is so'', ''law'', true, NULL, ''341202000000'', NULL'), 'dispatched', 'ruled') FROM k WHERE n = 'conflict';
CREATE TEMP TABLE r AS SELECT id, number, ticket_id FROM paidan.ruling;
SELECT is((SELECT count(*) FROM r), 1::bigint, 'a ruling');
SELECT is(t.as_login(who, 'SELECT concat_ws('' '', id, ruling_id, unit_name, category_name, territory_name, role, document, excerpt, note, source, state, proposed_name) FROM paidan_api.registry(''rulings'', NULL, NULL, NULL, NULL, NULL, NULL)'),
    format('%s %s 颍州区 市政/道路照明/路灯不亮 阜阳市颍州区 lead %s law why it is so ruling ruling 方志远', id, id, number), who || ': it waits for the registrar') FROM r, unnest('{t_registrar,t_coord}'::text[]) AS who;
SELECT is(pg_temp.list('rulings', 'NULL, NULL, NULL, NULL, NULL, NULL', 't_water'), NULL, 'who may not see the ticket sees no ruling');
SELECT matches(pg_temp.gaps(), 'split 市政/道路照明/路灯不亮 阜阳市颍州区 1 裁\S+ f', 'between equal rows: split');
CREATE FUNCTION pg_temp.promote(who text, ruling bigint, duty jsonb DEFAULT '{}', command uuid DEFAULT gen_random_uuid()) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT paidan_api.promote_ruling(%L, %L, %L)', command, ruling, duty)) $$;
SELECT is(pg_temp.promote(who, id), 'PD002 no_right', who || ' may not') FROM r, unnest('{t_disp,t_coord,t_admin,t_light}'::text[]) AS who;
SELECT is(pg_temp.promote('t_registrar', 0), 'PD072 unknown_ruling', 'no such ruling');
SELECT is(pg_temp.promote('t_registrar', id, '{"effective_from": "x"}'), 'PD017 bad_value', 'a day that is none') FROM r;
CREATE TEMP TABLE made AS SELECT gen_random_uuid() AS command, ''::text AS id;
UPDATE made SET id = pg_temp.promote('t_registrar', r.id, '{"article": "一", "unit": "1", "role": "assist"}', command) FROM r;
SELECT matches(id, '^\d+$', 'promoted') FROM made;
SELECT is(pg_temp.promote('t_registrar', r.id, '{}', command), made.id, 'a repeat gives the first answer') FROM r, made;
SELECT results_eq($$ SELECT d.unit_id, d.role, d.version, d.document, d.article, d.excerpt, d.note, d.ends, d.approved, d.decided_by FROM paidan.duty d, r WHERE d.ruling_id = r.id AND d.source = 'ruling' ORDER BY d.id $$,
    $$ SELECT v.unit, v.role, v.version, r.number, '一', 'law', 'why it is so', v.ends, true, 't_registrar' FROM r, (VALUES (3, 'lead', 2, false), (4, 'assist', 1, false), (6, 'assist', 1, false), (4, 'lead', 2, true)) AS v(unit, role, version, ends) $$,
    'a row for each; the other lead''s is withdrawn');
SELECT is((SELECT promoted_duty FROM paidan.ruling), (SELECT duty_no FROM paidan.duty d, made WHERE d.id = made.id::int), 'the ruling knows its row');
SELECT is((SELECT v.verdict || ' ' || v.leads::text FROM paidan_int.registry_verdict(3, '341202001001', paidan_int.today()) AS v), 'match {3}', 'no quarrel any more');
SELECT is(pg_temp.list('conflict'), NULL, 'and no conflict');
SELECT is(pg_temp.promote('t_registrar', id), 'PD073 already_promoted', 'once') FROM r;
SELECT is(pg_temp.list('rulings', 'NULL, NULL, NULL, NULL, NULL, NULL', 't_registrar'), NULL, 'none waits');
SELECT matches(pg_temp.gaps(), 'split 市政/道路照明/路灯不亮 阜阳市颍州区 1 裁\S+ t', 'the report says so');
SELECT is(t.as_login('t_registrar', format('SELECT paidan_api.propose_duty(%L, %L)', gen_random_uuid(), jsonb_build_object('duty_no', promoted_duty, 'version', 1, 'effective_from', '2030-01-01'))), 'PD074 newer_version', 'who saw an older version')
FROM paidan.ruling;
SELECT matches(t.as_login('t_registrar', format('SELECT paidan_api.propose_duty(%L, %L)', gen_random_uuid(), jsonb_build_object('duty_no', promoted_duty, 'version', 2, 'effective_from', '2030-01-01'))), '^\d+$', 'or the newest')
FROM paidan.ruling;
SELECT * FROM finish();
ROLLBACK;
