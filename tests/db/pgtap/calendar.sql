-- SPDX-License-Identifier: MIT
-- Loading a year: what is listed and what is refused; the clocks that had to do without it are computed anew,
-- and no others.
BEGIN;
SELECT no_plan();
SELECT t.load_pack(t.pack('{"handling general 5 working_days x 1 working_days", "handling complex 15 working_days", "handling hourly 8 hours office",
    "handling slow 9 calendar_days", "dispatch general 2 hours", "objection general 1 working_days"}'));
CREATE TEMP TABLE k (name text PRIMARY KEY, id bigint, class text, arrived text);
INSERT INTO k (name, class, arrived) VALUES ('firm', 'general', '2026-12-22 10:00'), ('general', 'general', '2026-12-30 10:00'), ('complex', 'complex', '2026-12-30 10:00'),
    ('hourly', 'hourly', '2026-12-31 16:00'), ('slow', 'slow', '2026-12-30 10:00'), ('parked', 'general', '2026-12-30 10:00'), ('paused', 'general', '2026-12-30 10:00');
CREATE FUNCTION pg_temp.bring(k k) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM t.at(k.arrived);
	id := t.came_in();
	PERFORM t.did('t_disp', 'classify', id, format('3, NULL, NULL, NULL, %L', k.class));
	PERFORM t.did('t_disp', 'dispatch', id, '1, NULL, NULL, NULL');
	PERFORM t.did('t_light', 'sign_in', id);
	CASE k.name
		WHEN 'parked' THEN PERFORM t.did('t_coord', 'park', id, '''no land'', ''2027-02-01''');
		WHEN 'paused' THEN PERFORM t.did('t_disp', 'pause', id, '''weather'', ''frost'', ''2027-02-01''');
		ELSE NULL;
	END CASE;
	RETURN id;
END
$$;
UPDATE k SET id = pg_temp.bring(k.*);
SELECT results_eq($$ SELECT name || ' ' || c FROM k, t.clocks(id) AS c WHERE c ~ '^handling' ORDER BY name $$, ARRAY['complex handling 01-20 17:30 ?', 'firm handling 12-29 17:30',
    'general handling 01-06 17:30 ?', 'hourly handling 01-01 15:00 ?', 'parked handling stands', 'paused handling stands', 'slow handling 01-09 00:00'], 'without the year: provisional');
SELECT set_eq('SELECT name FROM k JOIN paidan.ticket_open o USING (id) WHERE o.provisional', ARRAY['complex', 'general', 'hourly'], 'as the tickets say');
CREATE TEMP TABLE before AS SELECT c.* FROM paidan.clock c;

-- 2027 as it might be: the first week of January off but for Sunday the 3rd, the 9th made up for.
CREATE TEMP TABLE year AS SELECT '[{"date": "2027-01-01", "off": true, "name": "元旦"}, {"date": "2027-01-03", "off": false, "name": "元旦"},
    {"date": "2027-01-04", "off": true, "name": "试"}, {"date": "2027-01-05", "off": true, "name": "试"}, {"date": "2027-01-09", "off": false, "name": "试"}]'::jsonb AS days;
CREATE FUNCTION pg_temp.load(who text, year text, days jsonb, published text DEFAULT 'true', calendar text DEFAULT 'cn') RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT recomputed FROM paidan_api.load_calendar(%L, %L, %s, %L, %s)', gen_random_uuid(), calendar, year, days, published))
$$;
SELECT is(pg_temp.load(who, '2027', days), 'PD002 no_right', who) FROM year, unnest('{t_disp,t_coord,t_registrar,t_light}'::text[]) AS who;
SELECT is(pg_temp.load('t_admin', y, coalesce(d::jsonb, days), p, c), 'PD0' || answer, concat_ws(' ', y, d, p, c)) FROM year, (VALUES
    ('1999', NULL, 'true', 'cn', '17 bad_value'), ('NULL', NULL, 'true', 'cn', '17 bad_value'), ('2026', NULL, 'true', 'cn', '17 bad_value'), ('2027', NULL, 'NULL', 'cn', '10 missing'),
    ('2027', NULL, 'true', '', '10 missing'), ('2027', '{}', 'true', 'cn', '17 bad_value'), ('2027', '[{"date": "2027-02-30", "off": true, "name": "x"}]', 'true', 'cn', '17 bad_value'),
    ('2027', '[{"date": "2027-02-03", "off": "yes", "name": "x"}]', 'true', 'cn', '17 bad_value'), ('2027', '[{"date": "2027-02-03", "off": true, "name": " "}]', 'true', 'cn', '17 bad_value'),
    ('2027', '[{"off": true, "name": "x"}]', 'true', 'cn', '17 bad_value'), ('2027', '[{"date": "27-02-03", "off": true, "name": "x"}]', 'true', 'cn', '17 bad_value'),
    ('2027', '[{"date": "2027-02-03", "off": true, "name": "x"}, {"date": "2027-02-03", "off": false, "name": "x"}]', 'true', 'cn', '17 bad_value')) AS v(y, d, p, c, answer);
SELECT is_empty('SELECT * FROM paidan.calendar_day WHERE day >= ''2027-01-01'' AND published', 'nothing of it is kept');

SELECT is(pg_temp.load('t_admin', '2027', '[]', 'true', 'other'), '0', 'another calendar is another matter');
SELECT is((SELECT count(*) FROM paidan.clock c JOIN before b USING (id) WHERE c = b), (SELECT count(*) FROM before), 'no clock has moved');
SELECT is(pg_temp.load('t_admin', '2027', days), '3', 'the year is loaded: three clocks') FROM year;
SELECT results_eq($$ SELECT name || ' ' || c FROM k, t.clocks(id) AS c WHERE c ~ '^handling' ORDER BY name $$, ARRAY['complex handling 01-21 17:30', 'firm handling 12-29 17:30',
    'general handling 01-08 17:30', 'hourly handling 01-03 15:00', 'parked handling stands', 'paused handling stands', 'slow handling 01-09 00:00'], 'and they are due by it');
SELECT set_eq($$ SELECT k.name FROM paidan.clock c JOIN before b USING (id) JOIN k ON k.id = c.ticket_id WHERE c <> b $$, ARRAY['complex', 'general', 'hourly'], 'exactly those');
SELECT is_empty('SELECT id FROM paidan.ticket_open WHERE provisional', 'nothing is provisional');
SELECT is((SELECT count(*) FROM paidan.ticket_open o JOIN k USING (id) JOIN LATERAL paidan_int.due_of(ARRAY[id]) AS d ON true WHERE o.due_at <> d.due_at OR o.warn_at <> d.warn_at), 0::bigint, 'the tickets follow');
SELECT is((SELECT string_agg(k.name, ' ' ORDER BY k.name) FROM paidan.event e JOIN k ON k.id = e.ticket_id WHERE e.verb = 'load_calendar'), 'complex general hourly', 'it is on their record');
SELECT is((SELECT count(DISTINCT ticket_id) FROM paidan.change c JOIN paidan.event e USING (ticket_id) WHERE e.verb = 'load_calendar'), 3::bigint, 'and in the feed');
SELECT is(pg_temp.load('t_admin', '2027', days), '0', 'once more: nothing to do') FROM year;

-- What passes through a year, and years of which the days are told before they are published.
SELECT t.load_pack(t.pack('{"handling general 300 working_days", "dispatch general 2 hours"}'), '2026-11-01');
INSERT INTO k (name, class, arrived) VALUES ('long', 'general', '2026-12-30 10:00');
UPDATE k SET id = pg_temp.bring(k.*) WHERE name = 'long';
CREATE FUNCTION pg_temp.long() RETURNS text LANGUAGE sql AS $$ SELECT string_agg(c, '') FROM k, t.clocks(id) AS c WHERE name = 'long' AND c ~ '^handling' $$;
SELECT is(pg_temp.long(), 'handling 02-24 17:30 ?', 'due in 2028');
SELECT is(pg_temp.load('t_admin', '2027', days || '[{"date": "2027-03-01", "off": true, "name": "试"}]'), '1', 'a day less in 2027, which it passes through') FROM year;
SELECT is(pg_temp.long(), 'handling 02-25 17:30 ?', 'moves it');
SELECT is(pg_temp.load('t_admin', '2027', days || '[{"date": "2027-03-01", "off": true, "name": "试"}]'), '0', 'once') FROM year;
SELECT is(pg_temp.load('t_admin', '2028', '[{"date": "2028-02-25", "off": true, "name": "试"}]', 'false'), '1', 'told of, not published');
SELECT is(pg_temp.long(), 'handling 02-28 17:30 ?', 'moves it, still not certain');
SELECT is(pg_temp.load('t_admin', '2028', '[{"date": "2028-02-25", "off": true, "name": "试"}]', 'false'), '0', 'once');
SELECT is(pg_temp.load('t_admin', '2028', '[{"date": "2028-02-25", "off": true, "name": "试"}]'), '1', 'published');
SELECT is(pg_temp.long(), 'handling 02-28 17:30', 'certain');
SELECT is(pg_temp.load('t_admin', '2028', '[]'), '0', 'a firm date moves only by recompute');
SELECT t.at('2027-02-01 10:00');
SELECT is(t.did('t_disp', 'resume', id, 'NULL'), 'handling', 'what stood still') FROM k WHERE name = 'paused';
SELECT is((SELECT string_agg(c, '') FROM t.clocks(id) AS c WHERE c ~ '^handling'), 'handling 02-08 17:30', 'comes by it when it runs on') FROM k WHERE name = 'paused';

-- A year further on than the table; and a year amended, which asks for recompute.
SELECT is(pg_temp.load('t_admin', '2045', '[]'), '0', '2045');
SELECT is((SELECT count(*) FROM paidan.calendar_day WHERE calendar = 'cn' AND day >= '2041-01-01'), 5 * 365 + 1::bigint, 'whole years up to it');
SELECT is_empty($$ SELECT day FROM (SELECT day, ord, sum(is_work::int) OVER (PARTITION BY calendar ORDER BY day) AS n FROM paidan.calendar_day) AS d WHERE ord <> n $$, 'the ordinals hold');
SELECT is(pg_temp.load('t_admin', '2027', '[]', 'false'), '0', 'taken back');
SELECT is((SELECT bool_or(published) FROM paidan.calendar_day WHERE calendar = 'cn' AND extract(year FROM day) = 2027), false, 'and not published any more');
SELECT * FROM finish();
ROLLBACK;
