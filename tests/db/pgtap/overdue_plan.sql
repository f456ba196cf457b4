-- SPDX-License-Identifier: MIT
-- The overdue desk among 60,000 open tickets of which 5,000 are late: by its own index, with row security,
-- and nothing read whole.
BEGIN;
SELECT no_plan();
INSERT INTO paidan.ticket_open (id, due_at, warn_at, received_at, state_at, platform_id, unit_id, category_id, state, queue,
    territory_code, number, title, keeper, unit_ids)
SELECT 250100000000 + g, now() + (g - 5000) * interval '1 minute', now() + (g - 6000) * interval '1 minute', now(), now(), 1, 1 + g % 4,
    1 + g % 5, 'handling', 'handling', '341202001001', 'n' || g, 'title ' || g, 't_disp', ARRAY[1 + g % 4]
FROM generate_series(1, 60000) AS g;
ANALYZE paidan.ticket_open;
CREATE FUNCTION pg_temp.plan(who text, query text) RETURNS jsonb LANGUAGE sql AS $$
	SELECT t.as_login(who, 'EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ' || query)::jsonb $$;
CREATE TEMP TABLE plans AS
SELECT q.name, who, pg_temp.plan(who, q.sql) -> 0 AS plan
FROM unnest('{t_disp,t_light}'::text[]) AS who, (VALUES
    ('groups', 'SELECT section, CASE section WHEN ''unit'' THEN unit_id ELSE 0 END, count(*) FILTER (WHERE overdue), min(due_at)
        FROM paidan_api.late_ticket GROUP BY 1, 2'),
    ('rows', 'SELECT t.* FROM (SELECT * FROM (SELECT * FROM paidan_api.late_ticket WHERE top UNION ALL
        SELECT * FROM paidan_api.late_ticket WHERE NOT top AND unit_id = 1) AS u ORDER BY due_at, id LIMIT 1000) AS l
        JOIN LATERAL (SELECT * FROM paidan_api.open_ticket WHERE id = l.id) AS t ON true'),
    ('worst', 'SELECT unit_id FROM paidan_api.open_ticket WHERE queue = ''handling'' AND NOT paused
        AND id NOT IN (SELECT id FROM paidan_api.late_ticket WHERE top) ORDER BY due_at, id LIMIT 1')) AS q(name, sql);
-- A unit's own are few: they may as well be found by its own index.
SELECT ok(plan::text ~ format('"ticket_open_(%s)"', CASE name WHEN 'worst' THEN 'queue' ELSE 'late|unit' END
        || CASE who WHEN 't_disp' THEN '' ELSE '|units' END),
    who || ' ' || name || ': by an index of what is late, of the unit, of the queue') FROM plans;
SELECT is(EXISTS (SELECT FROM jsonb_path_query(plan, '$.** ? (@."Node Type" == "Seq Scan" && @."Relation Name" == "ticket_open"
        && @."Actual Loops" > 0)')), false,
    who || ' ' || name || ': the open tickets are not read whole') FROM plans;
SELECT is((SELECT sum((g ->> 'n')::int) FROM jsonb_array_elements(t.as_login('t_disp',
    'SELECT jsonb_agg(jsonb_build_object(''n'', n)) FROM (SELECT count(*) AS n FROM paidan_api.late_ticket GROUP BY unit_id) AS x')::jsonb) AS g),
    6000::bigint, 'late and soon');
SELECT diag(concat_ws(' ', who, name, plan ->> 'Execution Time', 'ms', (plan -> 'Plan' ->> 'Shared Hit Blocks'), 'buffers')) FROM plans;
SELECT * FROM finish();
ROLLBACK;
