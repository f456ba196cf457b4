-- SPDX-License-Identifier: MIT
-- What the registry says is kept with each dispatch; against it, only with a reason.
BEGIN;
SELECT no_plan();
INSERT INTO paidan.unit (id, code, name, short_name, kind, platform_id, territory_code) VALUES (7, 'GL', '鼓楼街道办事处', '鼓楼街道', 'town', 2, '341202001000'),
    (8, 'ZJJ', '市住建局', '市住建局', 'bureau', 1, NULL);
INSERT INTO paidan.category (id, code, name, parent_id) VALUES (6, '02.02', '水压', 4), (7, '03', '绿化', NULL);
-- Equally specific: two lead.
INSERT INTO paidan.duty (unit_id, category_id, role, document, effective_from, proposed_by, approved, decided_by, decided_at)
SELECT u, 6, 'lead', 'd', '2020-01-01', 'x', true, 'x', now() FROM unnest('{1,2}'::int[]) AS u;
CREATE FUNCTION pg_temp.send(category text, place text, lead int, reason text DEFAULT NULL) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	ticket bigint := t.new_ticket(jsonb_build_object('category', category, 'territory', place));
	call text := t.call('dispatch', ticket, format('%s, NULL, %L, NULL', lead, reason));
	answer text := t.as_login('t_disp', call);
BEGIN
	RETURN CASE answer WHEN 'dispatched' THEN (SELECT concat_ws(' ', s.verdict, s.duty_ids = (SELECT duties FROM
	        paidan_int.registry_verdict((SELECT id FROM paidan.category c WHERE c.code = category), place, current_date)), s.warning, s.why)
	        FROM paidan.assignment s WHERE s.ticket_id = ticket AND s.role = 'lead')
	    ELSE answer || coalesce(' ' || (t.why('t_disp', call) ->> 'warning'), '') END;
END
$$;
SELECT is(pg_temp.send('01.01', NULL, 1), 'match t', 'whom the registry names: nothing is asked');
SELECT is(pg_temp.send('01.01', '341271000000', 6), 'match t', 'in the park, the park');
SELECT is(pg_temp.send('01.01', '341271000000', 1), 'PD051 why_needed against', 'not the bureau');
SELECT is(pg_temp.send('01.01', '341271000000', 1, 'its pole'), 'against t against its pole', 'with a reason: kept with it');
SELECT is(pg_temp.send('01.01.01', '341202001000', 4), 'match t', 'the county''s bureau');
SELECT is(pg_temp.send('01.01.01', '341202001000', 3), 'match t', 'or the county, which passes it on to it');
SELECT is(pg_temp.send('01.01.01', '341202001000', 7), 'PD051 why_needed department_duty', 'not the township: a department''s duty');
SELECT is(pg_temp.send('01.01.01', '341202001000', 7, 'asked for it'), 'against t department_duty asked for it', 'with a reason');
SELECT is(pg_temp.send('02.01', NULL, 7), 'PD051 why_needed against', 'a company''s duty is not a department''s, but is not the township''s');
SELECT is(pg_temp.send('02.02', NULL, 2), 'PD051 why_needed conflict', 'equally specific rows: never without a word');
SELECT is(pg_temp.send('02.02', NULL, 2, 'it is the pipe'), 'conflict t conflict it is the pipe', 'with one');
SELECT is(pg_temp.send('03', NULL, 8), 'gap t', 'no row: seen in the report, not asked');
SELECT is(pg_temp.send('01.01', NULL, 1, 'a plain reason'), 'match t', 'a reason without a warning is no answer to one');
SELECT is((SELECT detail ->> 'verdict' FROM paidan.event WHERE verb = 'dispatch' ORDER BY ticket_id DESC, seq DESC LIMIT 1), 'match', 'in the record, too');
-- Its facts name who leads.
SELECT is(t.why('t_disp', t.call('dispatch', t.new_ticket('{"category": "02.02"}'), '8, NULL, NULL, NULL')), '{"warning": "conflict", "leads": ["市城管局", "水务集团"]}', 'the facts');

-- No table of disputes is open to anybody; what the functions show, only who sees the ticket is shown.
SELECT is(t.as_login(who, q), '42501 permission denied for schema paidan', who || q) FROM unnest('{t_coord,t_disp,t_light}'::text[]) AS who,
    unnest(ARRAY['SELECT 1 FROM paidan.ruling', 'SELECT 1 FROM paidan.opinion', 'SELECT 1 FROM paidan.meeting', 'SELECT 1 FROM paidan.objection']) AS q;
CREATE TEMP TABLE k AS SELECT t.ticket_in('disputed') AS id;
SELECT is(t.as_login('t_county', format('SELECT count(*) FROM paidan_api.%I(%s)', f, id)), '0', 'another county sees nothing of ' || f)
FROM k, unnest('{replay,claims,objections,opinions,meetings,rulings,precedents,territory_map}'::text[]) AS f;
SELECT is(t.as_login('t_disp', format('SELECT count(*) FROM paidan_api.%I(%s)', f, id)), n, f)
FROM k, (VALUES ('replay', '1'), ('claims', '3'), ('objections', '0'), ('opinions', '0'), ('meetings', '0'), ('rulings', '0'), ('precedents', '0'), ('territory_map', '0')) AS v(f, n);
SELECT * FROM finish();
ROLLBACK;
