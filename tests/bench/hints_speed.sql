-- SPDX-License-Identifier: MIT
-- What a big city has learned, made up: 3,000 territories, 300 categories, 120 units, 5,000 rows of
-- the registry, 60,000 open tickets, and a judge that knows every word of what is asked, each with
-- as many units as it keeps, among a million other words. Ten million tickets would leave no more.
\set ON_ERROR_STOP 1
SET client_min_messages = warning;
SELECT setseed(0.5);
CREATE ROLE bench LOGIN;
GRANT paidan_dispatcher TO bench;
INSERT INTO paidan.platform (id, code, name, kind) VALUES (1, 'CITY', 'city', 'city');
INSERT INTO paidan.channel (id, code, name) VALUES (1, 'hotline', 'hotline');
INSERT INTO paidan.account (login, name, platform_id) VALUES ('bench', 'bench', 1);
INSERT INTO paidan.territory (code, name, short_name, level, parent_code) VALUES ('341200000000', '阜阳市', '', 'city', NULL);
INSERT INTO paidan.territory (code, name, short_name, level, parent_code)
SELECT 341200000000 + g * 1000000, chr(20000 + g) || '区', '', 'county', '341200000000' FROM generate_series(1, 9) g;
INSERT INTO paidan.territory (code, name, short_name, level, parent_code)
SELECT 341200000000 + g % 9 * 1000000 + 1000000 + g * 1000, chr(20100 + g) || '镇', '', 'town', 341200000000 + g % 9 * 1000000 + 1000000
FROM generate_series(1, 190) g;
INSERT INTO paidan.territory (code, name, short_name, level, parent_code)
SELECT p.code::bigint + g, chr(20400 + g) || '村', chr(20400 + g) || '村', 'village', p.code
FROM paidan.territory p, generate_series(1, 15) g WHERE p.level = 'town' LIMIT 2800;
INSERT INTO paidan.category (id, code, name) SELECT g, 'C' || g, chr(21000 + g) || '类' FROM generate_series(1, 10) g;
INSERT INTO paidan.category (id, code, name, parent_id) SELECT g, 'C' || g, chr(21000 + g) || '业务', g % 10 + 1 FROM generate_series(11, 60) g;
INSERT INTO paidan.category (id, code, name, parent_id) SELECT g, 'C' || g, chr(21000 + g) || chr(21500 + g) || '问题', g % 50 + 11 FROM generate_series(61, 300) g;
INSERT INTO paidan.unit (id, code, name, short_name, kind, platform_id, territory_code)
SELECT g, 'U' || g, CASE WHEN c.code IS NULL THEN CASE WHEN g % 2 = 0 THEN chr(20001 + g % 9) || '区' ELSE '' END
    || chr(22000 + g / 8) || chr(22200 + g / 8) || '局' ELSE c.name || '人民政府' END,
    CASE WHEN c.code IS NULL THEN chr(22000 + g) || '局' ELSE c.name END, CASE WHEN c.code IS NULL THEN 'bureau' ELSE 'county' END, 1, c.code
FROM generate_series(1, 120) g
LEFT JOIN (SELECT code, name, row_number() OVER (ORDER BY code) AS n FROM paidan.territory WHERE level = 'county') AS c ON c.n = g;
INSERT INTO paidan.duty (unit_id, category_id, territory_code, role, document, article, excerpt, effective_from, proposed_by, approved, decided_by, decided_at)
SELECT 1 + g % 120, 1 + (random() * 299)::int, CASE WHEN g % 3 > 0 THEN t.code[1 + (random() * 198)::int] END,
    CASE g % 5 WHEN 0 THEN 'assist' ELSE 'lead' END, 'bench' || g, '第1条', repeat('职责', 20), '2000-01-01', 'bench', true, 'bench', now()
FROM generate_series(1, 5000) g, (SELECT array_agg(code) AS code FROM paidan.territory WHERE level IN ('county', 'town')) AS t;

-- Texts of 100 characters, common ones often.
CREATE FUNCTION pg_temp.text(n int) RETURNS text LANGUAGE sql VOLATILE AS $$
	SELECT string_agg(chr(24000 + (2000 * random() ^ 3)::int), '') FROM generate_series(1, n) $$;
SET SESSION AUTHORIZATION bench;
SELECT count(*) FROM paidan_api.import_batch(gen_random_uuid(), 'hotline', (
    SELECT jsonb_agg(jsonb_build_object('row', g, 'external_no', 'N' || g, 'body', pg_temp.text(CASE WHEN g % 10 = 0 THEN 400 ELSE 100 END),
        'place', chr(20001 + g % 9) || '区' || chr(20101 + g % 190) || '镇' || pg_temp.text(4) || '路' || g % 300 || '号',
        'category', CASE WHEN g % 8 > 0 THEN 'C' || 1 + (random() * 299)::int END)) FROM generate_series(1, 1000) g));
RESET SESSION AUTHORIZATION;
CREATE TABLE public.bench_open AS SELECT row_number() OVER (ORDER BY id) AS n, id FROM paidan.ticket_open;
CREATE UNIQUE INDEX ON public.bench_open (n);
GRANT SELECT ON public.bench_open TO PUBLIC;
-- Others in work, for the load.
INSERT INTO paidan.ticket_open (id, due_at, received_at, state_at, platform_id, unit_id, state, queue, number, title)
SELECT 100000 + g, now() + (g % 200 - 20) * interval '1 hour', now(), now(), 1, 1 + g % 120, 'handling', s.queue, 'B' || g, 'bench'
FROM generate_series(1, 60000) g, paidan.state s WHERE s.code = 'handling';

INSERT INTO paidan.hint_scale (at, exponent, half_life) VALUES (now(), 0, 365);
INSERT INTO paidan.hint_model VALUES (1, 500000), (2, 500000), (3, 500000);
-- As many labels as a feature keeps, for each model.
CREATE TEMP TABLE label AS SELECT array_agg(DISTINCT l) AS all_of FROM paidan.unit, unnest(labels) AS l;
INSERT INTO paidan.hint_feature (model, feature, tickets, labels, weights, doubts, counts)
SELECT m.model, f.feature, 10 + random() * 5000, l.labels, l.weights, l.weights, l.counts
FROM (SELECT DISTINCT unnest((paidan_int.read_hint(o.title || ' ' || x.body, x.place, o.category_id, o.territory_code)).features) AS feature
    FROM public.bench_open b JOIN paidan.ticket_open o USING (id) JOIN paidan.ticket_text x USING (id)) AS f,
    unnest('{1,2,3}'::smallint[]) AS m(model),
LATERAL (
	SELECT array_agg(g) AS labels, array_agg((random() - 0.5)::real) AS weights, array_agg((random() * 50)::int) AS counts
	FROM (SELECT DISTINCT CASE m.model WHEN 2 THEN 1 + n % 300 ELSE a.all_of[1 + n % cardinality(a.all_of)] END AS g
	    FROM label a, (SELECT (f.feature & 1023) + k * 7 AS n FROM generate_series(1, 32) k) AS k) AS l
) AS l;
INSERT INTO paidan.hint_feature (model, feature, tickets, labels, weights, doubts, counts)
SELECT 1, g, 3, ARRAY[g % 120 + 1], '{0.1}', '{0.9}', '{2}' FROM generate_series(1, 1000000) g;
INSERT INTO paidan.hint_history (category_id, territory_code, unit_id, alike, closed, weight)
SELECT c, t.code, u, 1 + (random() * 40)::int, (random() * 40)::int, 20 * random()
FROM generate_series(0, 300) c, (SELECT '' AS code UNION ALL SELECT code FROM paidan.territory WHERE level IN ('county', 'town')) AS t,
    LATERAL (SELECT 1 + (c + k * 13) % 120 AS u FROM generate_series(1, CASE WHEN t.code = '' THEN 60 ELSE 10 END) k) AS u
ON CONFLICT DO NOTHING;
VACUUM ANALYZE;
