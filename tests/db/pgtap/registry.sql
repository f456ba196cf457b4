-- SPDX-License-Identifier: MIT
-- Which rows of the registry cover a matter in a place, which of them counts, and that rows are versions.
BEGIN;
SELECT no_plan();
INSERT INTO paidan.territory (code, name, short_name, level, parent_code) VALUES
	('341272000000', '开发区', '', 'zone', '341200000000'),
	('341271100000', '袁集镇', '', 'town', '341271000000'),
	('341271100001', '袁集居委会', '', 'village', '341271100000');
UPDATE paidan.territory SET host_code = '341202000000' WHERE code = '341271000000';
-- 文峰街道 of 颍州区 belongs to the development zone.
INSERT INTO paidan.zone_member VALUES ('341272000000', '341202002000');

SELECT set_eq($$ SELECT code, depth FROM paidan_int.places_of('341202001001') $$, $$ VALUES ('340000000000', 1.0), ('341200000000', 2.0),
    ('341202000000', 3.0), ('341202001000', 4.0), ('341202001001', 5.0) $$, 'a village lies in its township, county, city, province');
SELECT set_eq($$ SELECT code, depth, kind FROM paidan_int.places_of('341202002000') $$, $$ VALUES ('340000000000', 1.0, 'tree'), ('341200000000', 2.0, 'tree'),
    ('341202000000', 3.0, 'tree'), ('341272000000', 3.5, 'zone'), ('341202002000', 4.0, 'tree') $$, 'a member has its zone between itself and the county');
SELECT set_eq($$ SELECT code, depth, kind FROM paidan_int.places_of('341271100000') $$, $$ VALUES ('340000000000', 1.0, 'tree'), ('341200000000', 2.0, 'tree'),
    ('341202000000', 2.25, 'host'), ('341271000000', 3.0, 'tree'), ('341271100000', 4.0, 'tree') $$, 'what lies in a zone has its host behind the zone');
UPDATE paidan.territory SET host_code = '341203000000' WHERE code = '341272000000';
SELECT results_eq($$ SELECT depth FROM paidan_int.places_of('341202002000') WHERE kind = 'host' $$, 'SELECT 2.75', 'the host of a zone one is a member of');
UPDATE paidan.territory SET host_code = NULL WHERE code = '341272000000';
SELECT is_empty($$ SELECT * FROM paidan_int.places_of('999999999999') $$, 'an unknown place');
SELECT is_empty($$ SELECT * FROM paidan_int.places_of(NULL) $$, 'no place');

-- A city of its own: nothing of the fixture's rows.
INSERT INTO paidan.duty (duty_no, version, unit_id, category_id, territory_code, role, document, effective_from, ends, proposed_by, approved, decided_by, decided_at)
SELECT d.duty_no, 2, d.unit_id, d.category_id, d.territory_code, d.role, 'x', '2001-01-01', true, 'x', true, 'x', now() FROM paidan.duty d;
CREATE FUNCTION pg_temp.row(document text, unit int, category int, place text, role text DEFAULT 'lead', begins date DEFAULT '2020-01-01', last_day date DEFAULT NULL)
RETURNS int LANGUAGE sql AS $$
	INSERT INTO paidan.duty (unit_id, category_id, territory_code, role, document, effective_from, effective_to, proposed_by, approved, decided_by, decided_at)
	VALUES (unit, category, place, role, document, begins, last_day, 'x', true, 'x', now()) RETURNING duty_no $$;
-- "rank document" of what covers, and the verdict with the leading units.
CREATE FUNCTION pg_temp.covers(category int, place text, day date DEFAULT '2024-06-01') RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(r.rank || ' ' || d.document, ', ' ORDER BY r.rank, d.document)
	FROM paidan_int.registry_rows(category, place, day) AS r JOIN paidan.duty d ON d.id = r.duty_id $$;
CREATE FUNCTION pg_temp.verdict(category int, place text, day date DEFAULT '2024-06-01') RETURNS text LANGUAGE sql AS $$
	SELECT v.verdict || ' ' || v.leads::text FROM paidan_int.registry_verdict(category, place, day) AS v $$;

SELECT is(pg_temp.covers(3, '341202001001'), NULL, 'withdrawn rows cover nothing');
SELECT is(pg_temp.verdict(3, '341202001001'), 'gap {}', 'no row: a gap');
SELECT ok(pg_temp.row('city lamps', 1, 2, '341200000000') > 0, 'rows');
SELECT is(pg_temp.covers(3, '341202001001'), '1 city lamps', 'a row covers what is below its category and territory');
SELECT is(pg_temp.covers(1, '341202001001'), NULL, 'and not what is above its category');
SELECT is(pg_temp.covers(3, NULL), NULL, 'or nowhere in particular');
SELECT is(pg_temp.covers(5, '341202001001'), NULL, 'or beside it');
SELECT ok(pg_temp.row('county works', 3, 1, '341202000000') > 0, 'rows');
SELECT is(pg_temp.covers(3, '341202001001'), '1 city lamps, 2 county works', 'the deeper matter beats the deeper place');
SELECT is(pg_temp.verdict(3, '341202001001'), 'match {1}', 'and leads alone');
SELECT ok(pg_temp.row('county lamps', 4, 2, '341202000000') > 0, 'rows');
SELECT is(pg_temp.covers(3, '341202001001'), '1 county lamps, 2 city lamps, 3 county works', 'of equally deep matters the deeper place');
SELECT is(pg_temp.verdict(3, '341203001000'), 'match {1}', 'elsewhere the city''s');
SELECT ok(pg_temp.row('everything', 6, NULL, '341202000000') > 0, 'rows');
SELECT ok(pg_temp.row('everywhere', 2, 1, NULL) > 0, 'rows');
SELECT is(pg_temp.covers(3, '341202001001'), '1 county lamps, 2 city lamps, 3 county works, 4 everywhere, 5 everything', 'every matter and everywhere come last');
SELECT is(pg_temp.covers(NULL, '341202001001'), '1 everything', 'a matter not known: what holds for all');
SELECT is(pg_temp.verdict(NULL, '341202001001'), 'gap {}', 'but nobody is told to lead');
SELECT is(pg_temp.covers(3, NULL), '1 everywhere', 'a place not known: what holds everywhere');
SELECT ok(pg_temp.row('county lamps too', 3, 2, '341202000000', 'assist') > 0, 'rows');
SELECT matches(pg_temp.covers(3, '341202001001'), '^1 county lamps, 1 county lamps too, 3 city lamps', 'equals share a rank');
SELECT is(pg_temp.verdict(3, '341202001001'), 'match {4}', 'who assists is no conflict');
SELECT ok(pg_temp.row('lamps at the market', 6, 3, '341202001001', 'assist') > 0, 'rows');
SELECT is(pg_temp.verdict(3, '341202001001'), 'match {4}', 'a more specific row that leads not leaves the lead');
SELECT ok(pg_temp.row('other lamps', 1, 2, '341202000000') > 0, 'rows');
SELECT is(pg_temp.verdict(3, '341202001001'), 'conflict {1,4}', 'equally specific rows of two leads: a conflict');
SELECT is((SELECT cardinality(duties) FROM paidan_int.registry_verdict(3, '341202001001', '2024-06-01')), 2, 'by both rows');
SELECT ok(pg_temp.row('other lamps again', 4, 2, '341202000000') > 0, 'rows');
SELECT is(pg_temp.verdict(3, '341202001001'), 'conflict {1,4}', 'two rows of one unit are one side of it');
SELECT ok(pg_temp.row('town lamps', 3, 2, '341202001000') > 0, 'rows');
SELECT is(pg_temp.verdict(3, '341202001001'), 'match {3}', 'a deeper row ends it where it holds');
SELECT is(pg_temp.verdict(3, '341202009000'), 'conflict {1,4}', 'and not elsewhere');

-- Zones and hosts.
SELECT ok(pg_temp.row('zone lamps', 6, 2, '341272000000') > 0, 'rows');
SELECT is(pg_temp.verdict(3, '341202002000'), 'match {6}', 'a member: the zone before the county');
SELECT is(pg_temp.verdict(3, '341202009000'), 'conflict {1,4}', 'a neighbour is not in the zone');
SELECT ok(pg_temp.row('street lamps', 2, 2, '341202002000') > 0, 'rows');
SELECT is(pg_temp.verdict(3, '341202002000'), 'match {2}', 'the member itself before its zone');
SELECT is(pg_temp.verdict(3, '341271100001'), 'conflict {1,4}', 'a zone without a row: its host''s, before the city''s');
SELECT ok(pg_temp.row('park works', 6, 1, '341271000000') > 0, 'rows');
SELECT is(pg_temp.verdict(3, '341271100001'), 'match {1}', 'a zone with a lead of its own leaves its host behind: then the deepest matter');
SELECT matches(pg_temp.covers(3, '341271100001'), '^1 city lamps, 2 park works, 3 everywhere, 4 county lamps', 'and its rows come last');
SELECT ok(pg_temp.row('lamps retained', 3, 2, '341271000000') > 0, 'rows');
SELECT is(pg_temp.verdict(3, '341271100001'), 'match {3}', 'what the county retained in the zone is a row on the zone');

-- Days.
CREATE TEMP TABLE water AS SELECT pg_temp.row('water till May', 2, 4, '341200000000', 'lead', '2024-01-01', '2024-05-31') AS no;
SELECT is(pg_temp.verdict(5, '341203001000', d), v, 'water on ' || d) FROM (VALUES ('2023-12-31'::date, 'gap {}'), ('2024-01-01', 'match {2}'),
    ('2024-05-31', 'match {2}'), ('2024-06-01', 'gap {}')) AS x(d, v);
INSERT INTO paidan.duty (duty_no, version, unit_id, category_id, territory_code, role, document, effective_from, proposed_by, approved, decided_by, decided_at)
SELECT no, v, u, 4, '341200000000', 'lead', 'water', d, 'x', a, CASE WHEN a IS NOT NULL THEN 'x' END, CASE WHEN a IS NOT NULL THEN now() END
FROM water, (VALUES (2, 1, '2024-03-01'::date, true), (3, 3, '2024-04-01', false), (4, 4, '2024-04-01', NULL)) AS x(v, u, d, a);
SELECT is(pg_temp.verdict(5, '341203001000', d), v, 'water on ' || d) FROM (VALUES ('2024-02-29'::date, 'match {2}'), ('2024-03-01', 'match {1}'),
    ('2024-04-15', 'match {1}'), ('2026-01-01', 'match {1}')) AS x(d, v);
INSERT INTO paidan.duty (duty_no, version, unit_id, category_id, territory_code, role, document, effective_from, ends, proposed_by, approved, decided_by, decided_at)
SELECT no, 5, 1, 4, '341200000000', 'lead', 'no water', '2025-01-01', true, 'x', true, 'x', now() FROM water;
SELECT is(pg_temp.verdict(5, '341203001000', '2024-12-31'), 'match {1}', 'until it is withdrawn');
SELECT is(pg_temp.verdict(5, '341203001000', '2025-01-01'), 'gap {}', 'a withdrawn row, whatever was before it');

-- Rows are kept.
SELECT throws_ok($$ UPDATE paidan.duty SET note = 'n' $$, 'PD020', 'append_only', 'no row is changed');
SELECT throws_ok($$ UPDATE paidan.duty SET approved = false, decided_by = 'y' WHERE document = 'city lamps' $$, 'PD020', 'append_only', 'no decision is');
SELECT throws_ok($$ UPDATE paidan.duty SET approved = true, decided_by = 'y', decided_at = now(), unit_id = 2 WHERE approved IS NULL $$, 'PD020', 'append_only', 'a decision changes nothing else');
SELECT throws_ok($$ DELETE FROM paidan.duty $$, 'PD020', 'append_only', 'none is taken away');
SELECT throws_ok($$ TRUNCATE paidan.duty $$, 'PD020', 'append_only', 'or all of them');
SELECT lives_ok($$ UPDATE paidan.duty SET approved = true, decided_by = 'y', decided_at = now() WHERE approved IS NULL $$, 'a decision is added');
SELECT throws_ok($$ UPDATE paidan.duty SET decision_note = 'z' WHERE decided_by = 'y' $$, 'PD020', 'append_only', 'once');
SELECT throws_ok($$ INSERT INTO paidan.duty (unit_id, role, document, source, effective_from, proposed_by) VALUES (1, 'lead', 'd', 'ruling', '2024-01-01', 'x') $$,
    '23514', NULL, 'a row of a ruling names it');
SELECT * FROM finish();
ROLLBACK;
