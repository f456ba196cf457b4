-- SPDX-License-Identifier: MIT
-- A small city for the tests: two platforms, a few units, a login of each kind; and
-- the schema t with what the tests say over and over.
\set ON_ERROR_STOP 1

DO $$
DECLARE
	r record;
BEGIN
	FOR r IN SELECT * FROM (VALUES
	    ('t_disp', 'dispatcher'), ('t_disp2', 'dispatcher'), ('t_coord', 'coordinator'),
	    ('t_call', 'caller'), ('t_super', 'supervisor'), ('t_light', 'liaison'),
	    ('t_water', 'liaison'), ('t_monitor', 'monitor'), ('t_registrar', 'registrar'),
	    ('t_admin', 'admin'), ('t_county', 'dispatcher'), ('t_lamp', 'liaison'),
	    ('t_nobody', 'user'), ('t_left', 'dispatcher'), ('t_insider', 'caller'),
	    ('t_seat', 'seat'), ('t_trade', 'monitor'), ('t_area', 'monitor'), ('t_rival', 'coordinator')
	) AS v(login, role)
	LOOP
		IF to_regrole(r.login) IS NULL THEN
			EXECUTE format('CREATE ROLE %I LOGIN', r.login);
		END IF;
		EXECUTE format('GRANT %I TO %I', 'paidan_' || r.role, r.login);
	END LOOP;
END
$$;
SELECT paidan_keep.adopt();

INSERT INTO paidan.platform (id, code, name, kind, parent_id) VALUES
	(1, 'CITY', '市平台', 'city', NULL),
	(2, 'YZQ', '颍州区平台', 'county', 1),
	(3, 'GS', '供水分平台', 'sector', 1);
INSERT INTO paidan.territory (code, name, short_name, level, parent_code) VALUES
	('340000000000', '安徽省', '', 'province', NULL),
	('341200000000', '阜阳市', '', 'city', '340000000000'),
	('341202000000', '颍州区', '', 'county', '341200000000'),
	('341203000000', '颍东区', '', 'county', '341200000000'),
	('341271000000', '阜阳合肥现代产业园区', '阜合园区', 'county', '341200000000'),
	('341202001000', '鼓楼街道', '', 'town', '341202000000'),
	('341202002000', '文峰街道', '', 'town', '341202000000'),
	('341203001000', '向阳街道', '', 'town', '341203000000'),
	('341202009000', '向阳街道', '', 'town', '341202000000'),
	('341202001001', '龙潭社区居委会', '', 'village', '341202001000');
INSERT INTO paidan.category (id, code, name, parent_id) VALUES
	(1, '01', '市政', NULL),
	(2, '01.01', '道路照明', 1),
	(3, '01.01.01', '路灯不亮', 2),
	(4, '02', '供水', NULL),
	(5, '02.01', '水质', 4);
INSERT INTO paidan.unit (id, code, name, short_name, kind, platform_id, territory_code, runs_platform_id, active)
VALUES
	(1, 'CGJ', '市城市管理行政执法局', '市城管局', 'bureau', 1, NULL, NULL, true),
	(2, 'SW', '市水务集团', '水务集团', 'company', 1, NULL, 3, true),
	(3, 'YZQ', '颍州区人民政府', '颍州区', 'county', 1, '341202000000', 2, true),
	(4, 'YZQ-CGJ', '颍州区城市管理局', '颍州区城管局', 'bureau', 2, NULL, NULL, true),
	(5, 'OLD', '市路灯管理所', '路灯所', 'bureau', 1, NULL, NULL, false),
	(6, 'FHYQ', '阜合园区管委会', '阜合园区', 'zone', 1, '341271000000', NULL, true);
INSERT INTO paidan.liaison (unit_id, name, phone, night_phone, login) VALUES
	(1, '彭国艳', '0558-5553501', '13905554133', 't_light');
INSERT INTO paidan.channel (id, code, name) VALUES (1, 'hotline', '12345热线'), (2, 'mailbox', '市长信箱');
INSERT INTO paidan.account (login, name, platform_id, unit_id, active) VALUES
	('t_disp', '李静', 1, NULL, true),
	('t_disp2', '杨静文', 1, NULL, true),
	('t_coord', '方志远', 1, NULL, true),
	('t_call', '华晓燕', 1, NULL, true),
	('t_super', '郭建刚', 1, NULL, true),
	('t_light', '彭国艳', 1, 1, true),
	('t_water', '许水生', 1, 2, true),
	('t_monitor', '林监督', 1, NULL, true),
	('t_registrar', '秦书衡', 1, NULL, true),
	('t_admin', '系统管理员', 1, NULL, true),
	('t_county', '孟佳', 2, NULL, true),
	('t_lamp', '韩灯', 2, 4, true),
	('t_left', '已离职', 1, NULL, false),
	('t_insider', '程回访', 1, 1, true),
	('t_seat', '外包座席', 1, NULL, true),
	('t_trade', '市政督查', 1, NULL, true),
	('t_area', '颍州督查', 1, NULL, true),
	('t_rival', '吴协调', 1, NULL, true);
UPDATE paidan.account SET trades = '{2}' WHERE login = 't_trade';
UPDATE paidan.account SET areas = '{341202000000}' WHERE login = 't_area';
INSERT INTO paidan.duty (unit_id, category_id, territory_code, role, document, article, effective_from,
    proposed_by, approved, decided_by, decided_at)
SELECT v.*, '2000-01-01', 't_registrar', true, 't_registrar', '2000-01-01' FROM (VALUES
	(1, 2, NULL, 'lead', '示范〔2024〕1号', '第4条'),
	(4, 3, '341202000000', 'lead', '示范〔2024〕2号', '第1条'),
	(6, 2, '341271000000', 'lead', '示范〔2024〕3号', '第2条'),
	(2, 4, NULL, 'lead', '示范〔2024〕4号', '第1条')) AS v;

-- Ids above were given; the next ones follow.
SELECT setval(pg_get_serial_sequence('paidan.' || name, 'id'), 1000)
FROM (VALUES ('platform'), ('category'), ('unit'), ('channel')) AS v(name);

CREATE SCHEMA t;

-- Runs a query as a login and gives its first value, or "SQLSTATE message" if it was refused.
CREATE FUNCTION t.as_login(who text, query text)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
	me text := session_user;
	answer text;
BEGIN
	PERFORM pg_catalog.set_config('session_authorization', who, true);
	BEGIN
		EXECUTE query INTO answer;
	EXCEPTION WHEN OTHERS THEN
		answer := sqlstate || ' ' || sqlerrm;
	END;
	PERFORM pg_catalog.set_config('session_authorization', me, true);
	RETURN answer;
END
$$;

-- The same, but for the detail of the refusal.
CREATE FUNCTION t.why(who text, query text)
RETURNS jsonb
LANGUAGE plpgsql
AS $$
DECLARE
	me text := session_user;
	detail text;
BEGIN
	PERFORM pg_catalog.set_config('session_authorization', who, true);
	BEGIN
		EXECUTE query;
	EXCEPTION WHEN OTHERS THEN
		GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	END;
	PERFORM pg_catalog.set_config('session_authorization', me, true);
	RETURN detail::jsonb;
END
$$;

-- The call of a verb on a ticket as it stands, with a fresh command: "SELECT state FROM …".
CREATE FUNCTION t.call(verb text, ticket bigint, args text DEFAULT '')
RETURNS text
LANGUAGE sql
AS $$
	SELECT format('SELECT state FROM paidan_api.%I(%L::uuid, %s, %s %s)', verb, gen_random_uuid(),
	    ticket, coalesce((SELECT version FROM paidan.ticket_open WHERE id = ticket), 1),
	    CASE WHEN args <> '' THEN ', ' || args ELSE '' END)
$$;

-- Does it: the new state, or the refusal.
CREATE FUNCTION t.act(who text, verb text, ticket bigint, args text DEFAULT '')
RETURNS text
LANGUAGE sql
AS $$
	SELECT t.as_login(who, t.call(verb, ticket, args))
$$;

-- A registered ticket, and the same brought on to a state.
CREATE FUNCTION t.new_ticket(extra jsonb DEFAULT '{}')
RETURNS bigint
LANGUAGE sql
AS $$
	SELECT t.as_login('t_disp', format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(),
	    '{"channel": "hotline", "body": "路灯不亮好几天了", "category": "01.01.01"}'::jsonb || extra))::bigint
$$;

CREATE FUNCTION t.ticket_in(state text)
RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
	id bigint := t.new_ticket();
	now text := 'registered';
	step record;
BEGIN
	FOR step IN SELECT * FROM (VALUES
	    (1, '{dispatched,handling,parked,replied,reviewed,confirmed,dissatisfied,returned,disputed,archived}'::text[],
	        't_disp', 'dispatch', '1, ''{2}'', NULL, NULL'),
	    (2, '{returned,disputed}', 't_light', 'return_ticket', '''wrong_territory'', ''park'', 6'),
	    (11, '{disputed}', 't_disp', 'refer', '''nobody will'''),
	    (3, '{handling,parked,replied,reviewed,confirmed,dissatisfied,archived}', 't_light', 'sign_in', ''),
	    (4, '{replied,reviewed,confirmed,dissatisfied,archived}', 't_light', 'reply', '''done'''),
	    (5, '{reviewed}', 't_disp', 'review', 'true, NULL'),
	    (6, '{confirmed,archived}', 't_call', 'follow_up', '''reached'', true, true, ''satisfied'', NULL'),
	    (7, '{dissatisfied}', 't_call', 'follow_up', '''reached'', true, false, ''dissatisfied'', ''no'''),
	    (8, '{archived}', 't_call', 'archive', 'NULL'),
	    (9, '{parked}', 't_coord', 'park', '''no land'', (current_date + 60)'),
	    (10, '{closed}', 't_disp', 'close_intake', '''emergency'', ''119''')
	) AS v(n, states, who, verb, args) WHERE state = ANY (states) ORDER BY n
	LOOP
		now := t.act(step.who, step.verb, id, step.args);
	END LOOP;
	IF now <> state THEN
		RAISE EXCEPTION 'the fixture could not bring a ticket to %: %', state, now;
	END IF;
	RETURN id;
END
$$;

CREATE FUNCTION t.state_of(ticket bigint)
RETURNS text
LANGUAGE sql
AS $$
	SELECT state FROM paidan.ticket_open WHERE id = ticket
	UNION ALL SELECT state FROM paidan.ticket_closed WHERE id = ticket
$$;

-- The holidays and make-up workdays of 2018 to 2026; run.sh fills it from calendar.csv.
CREATE TABLE t.notice (day date, off boolean, name text);

-- Loads years of it as a city does.
CREATE FUNCTION t.load_years(first_year int DEFAULT 2018, last_year int DEFAULT 2026)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
	FOR year IN first_year..last_year LOOP
		PERFORM t.as_login('t_admin', format('SELECT recomputed FROM paidan_api.load_calendar(%L, %L, %s, %L, true)',
		    gen_random_uuid(), 'cn', year, (SELECT jsonb_agg(jsonb_build_object('date', n.day, 'off', n.off,
		    'name', n.name)) FROM t.notice n WHERE extract(year FROM n.day) = year)));
	END LOOP;
END
$$;

-- A pack with these clocks: "kind class amount unit [within] [warn amount unit]" in rows; classes are
-- those named, the first the default.
CREATE FUNCTION t.pack(clocks text[], extra jsonb DEFAULT '{}')
RETURNS jsonb
LANGUAGE sql
AS $$
	WITH row AS (
		SELECT n, string_to_array(r, ' ') AS w FROM unnest(clocks) WITH ORDINALITY AS u(r, n)
	)
	SELECT jsonb_build_object('city', 'test', 'name', '试验市', 'time_zone', 'Asia/Shanghai', 'calendar', 'cn',
	    'office', '{"from": "08:30", "to": "17:30", "cut_off": "17:30"}'::jsonb,
	    'classes', (SELECT jsonb_agg(jsonb_build_object('code', c.class, 'name', c.class,
	            'urgency', CASE c.class WHEN 'urgent' THEN 1 WHEN 'danger' THEN 2 ELSE 0 END,
	            'default', c.n = 1) ORDER BY c.n)
	        FROM (SELECT w[2] AS class, min(n) AS n FROM row GROUP BY 1) AS c),
	    'clocks', (SELECT jsonb_agg(jsonb_build_object('kind', w[1], 'class', w[2], 'amount', w[3]::int,
	            'unit', w[4], 'within', CASE WHEN w[5] = 'office' THEN 'office' ELSE 'always' END,
	            'ends', CASE WHEN w[5] = 'close' THEN 'office' ELSE 'day' END,
	            'warn', CASE WHEN cardinality(w) > 5 THEN jsonb_build_object('amount', w[6]::int, 'unit', w[7]) END)
	            ORDER BY n) FROM row),
	    'extension', '{"times": 3, "unit": "working_days", "amount": 3, "long_works_days": 180}'::jsonb,
	    'parking', '{"days": 180, "review_days": 30}'::jsonb) || extra
$$;

-- Loads it; the version, or the refusal.
CREATE FUNCTION t.load_pack(pack jsonb, day date DEFAULT '2010-01-01')
RETURNS text
LANGUAGE sql
AS $$
	SELECT t.as_login('t_admin', format('SELECT paidan_api.load_rules(%L, %L, %L, %L)', gen_random_uuid(), pack, 'yaml', day))
$$;

-- What the engine makes of one clock under rules: due and warn, in the city's time.
CREATE FUNCTION t.due(rules int, class text, kind text, started text, pauses text[] DEFAULT '{}', extended int DEFAULT 0)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
	answer text;
BEGIN
	INSERT INTO paidan.clock_pause (clock_id, from_at, until_at, text, resume_on, paused_by)
	SELECT -1, (pauses[n] || '+08')::timestamptz, (pauses[n + 1] || '+08')::timestamptz, '', '2000-01-01', ''
	FROM generate_series(1, cardinality(pauses), 2) AS n;
	SELECT to_char(c.due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')
	    || coalesce(' warn ' || to_char(c.warn_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI'), '')
	    || CASE WHEN c.provisional THEN ' ?' ELSE '' END
	INTO answer
	FROM paidan.rule_clock r, paidan_int.reckon(ARRAY[ROW(-1, 0, (started || '+08')::timestamptz, NULL, NULL, NULL, NULL,
	    r.id, extended, 1, false, due.kind)::paidan.clock]) AS c
	WHERE r.version = rules AND r.class = due.class AND r.kind = due.kind;
	DELETE FROM paidan.clock_pause WHERE clock_id = -1;
	RETURN answer;
END
$$;

-- From now on everything happens at this moment of the city, by whoever is said.
CREATE FUNCTION t.at(moment text)
RETURNS void
LANGUAGE sql
AS $$
	SELECT set_config('paidan.replay', 'on', true);
	INSERT INTO paidan.replay (pid, login, at) VALUES (pg_backend_pid(), '', (moment || '+08')::timestamptz)
	ON CONFLICT (pid) DO UPDATE SET at = excluded.at;
$$;

-- A verb at the moment of t.at; the owner acts as the login.
CREATE FUNCTION t.did(who text, verb text, ticket bigint, args text DEFAULT '')
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
	answer text;
BEGIN
	UPDATE paidan.replay SET login = who WHERE pid = pg_backend_pid();
	BEGIN
		EXECUTE t.call(verb, ticket, args) INTO answer;
	EXCEPTION WHEN OTHERS THEN
		answer := sqlstate || ' ' || sqlerrm;
	END;
	RETURN answer;
END
$$;

-- Registered at that moment, in the class that goes with the urgency.
CREATE FUNCTION t.came_in(urgency int DEFAULT 0)
RETURNS bigint
LANGUAGE plpgsql
AS $$
BEGIN
	UPDATE paidan.replay SET login = 't_disp' WHERE pid = pg_backend_pid();
	RETURN (SELECT r.ticket FROM paidan_api.register(gen_random_uuid(), jsonb_build_object('channel', 'hotline',
	    'body', '路灯不亮', 'category', '01.01.01', 'urgency', urgency)) AS r);
END
$$;

-- The clocks of a ticket in short, in the city's time: "kind due" and what became of it.
CREATE FUNCTION t.clocks(ticket bigint)
RETURNS SETOF text
LANGUAGE sql
AS $$
	SELECT concat_ws(' ', c.kind, coalesce(to_char(c.due_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI'), 'stands'),
	    CASE WHEN c.provisional THEN '?' END, c.outcome)
	FROM paidan_int.all_clocks(ticket) AS c JOIN paidan.clock_kind k ON k.code = c.kind
	ORDER BY c.started_at, k.position, c.id
$$;

GRANT USAGE ON SCHEMA t TO PUBLIC;
