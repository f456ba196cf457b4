-- SPDX-License-Identifier: MIT
-- Packs: what is taken, what is refused and where, versions and days, differences.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE p AS SELECT t.pack('{"handling general 5 working_days x 1 working_days",
    "dispatch general 2 hours x 30 minutes", "handling urgent 2 working_days"}') AS good;

SELECT is((SELECT count(*) FROM paidan.rule_pack), 1::bigint, 'a new database has rules of its own');
SELECT is_empty($$ SELECT k.code, c.code FROM paidan.clock_kind k, paidan.rule_class c
    WHERE k.code IN ('dispatch', 'ruling', 'sign_in', 'handling', 'second_handling', 'follow_up')
        AND paidan_int.rule_for(1, c.code, c.urgency, k.code) IS NULL $$, 'by which everything has a limit');
SELECT is(t.load_pack(good, '2024-06-01'), '2', 'loaded: version 2') FROM p;
SELECT results_eq($$ SELECT class || ' ' || kind || ' ' || amount || ' ' || unit || coalesce(' ' || warn_amount || ' ' || warn_unit, '')
    FROM paidan.rule_clock WHERE version = 2 ORDER BY 1 $$, ARRAY['general dispatch 2 hours 30 minutes',
    'general handling 5 working_days 1 working_days', 'urgent handling 2 working_days'], 'its clocks as rows');
SELECT is((SELECT name FROM paidan.city), '试验市', 'the city takes its name');
SELECT is(t.load_pack(good, '2025-01-01'), '3', 'the same again is another version') FROM p;
SELECT is(t.load_pack(good, '2024-06-01'), '4', 'one for a day that has one already') FROM p;
SELECT is(paidan_int.rules_on(day::date), v, 'in force on ' || day)
FROM (VALUES ('1990-01-01', 1), ('2024-05-31', 1), ('2024-06-01', 4), ('2024-12-31', 4), ('2025-01-01', 3)) AS w(day, v);
SELECT is(t.as_login('t_disp', 'SELECT version || loaded_by || source FROM paidan_api.rules_at(''2025-03-01'')'), '3系统管理员yaml',
    'anyone who works here can read them');
SELECT is(t.as_login('t_disp', 'SELECT count(*) FROM paidan_api.rules_at(''1999-12-31'')'), '0', 'none before the first');
SELECT is(t.as_login('t_nobody', 'SELECT version FROM paidan_api.rules_at(''2025-03-01'')'), 'PD001 no_account', 'nobody else');
SELECT is(t.as_login(who, format('SELECT paidan_api.load_rules(%L, %L, ''x'', ''2024-01-01'')', gen_random_uuid(), good)), 'PD002 no_right', who)
FROM p, unnest('{t_disp,t_coord,t_super,t_light,t_monitor,t_registrar}'::text[]) AS who;
SELECT is(t.as_login('t_admin', format('SELECT paidan_api.load_rules(%L, %L, NULL, ''2024-01-01'')', gen_random_uuid(), good)), 'PD010 missing', 'no source') FROM p;
SELECT is(t.as_login('t_admin', format('SELECT paidan_api.load_rules(%L, %L, ''x'', NULL)', gen_random_uuid(), good)), 'PD010 missing', 'no day') FROM p;

-- A repeat of the command is the same version.
SELECT is(t.as_login('t_admin', format('SELECT paidan_api.load_rules(''00000000-0000-4000-8000-00000000000a'', %L, ''x'', ''2030-01-01'')', good)), '5', 'once') FROM p, generate_series(1, 2);

-- What the database could not live with: each fault by its path.
CREATE TEMP TABLE faults (change jsonb, path text);
INSERT INTO faults VALUES
	('{"name": " "}', 'name'), ('{"time_zone": "Mars/Olympus"}', 'time_zone'), ('{"time_zone": null}', 'time_zone'),
	('{"time_zone": "Europe/Paris"}', 'time_zone'),
	('{"calendar": "C N"}', 'calendar'), ('{"office": null}', 'office.cut_off'),
	('{"office": {"from": "8:30", "to": "17:30", "cut_off": "17:30"}}', 'office.from'),
	('{"office": {"from": "17:30", "to": "17:30", "cut_off": "17:30"}}', 'office.to'),
	('{"office": {"from": "08:30", "to": "17:30", "cut_off": "25:00"}}', 'office.cut_off'),
	('{"classes": null}', 'classes'), ('{"classes": []}', 'classes'),
	('{"classes": [{"code": "general", "name": "g", "urgency": 0}, {"code": "urgent", "name": "u", "urgency": 1}]}', 'classes'),
	('{"classes": [{"code": "general", "name": "g", "urgency": 0, "default": true}, {"code": "urgent", "name": "u", "urgency": 1, "default": true}]}', 'classes'),
	('{"classes": [{"code": "general", "name": "g", "urgency": 0, "default": true}, {"code": "general", "name": "u", "urgency": 1}]}', 'classes[0].code'),
	('{"classes": [{"code": "general", "name": "g", "urgency": 3, "default": true}, {"code": "urgent", "name": "u", "urgency": 1}]}', 'classes[0].urgency'),
	('{"classes": [{"code": "general", "name": "", "urgency": 0, "default": true}, {"code": "urgent", "name": "u", "urgency": 1}]}', 'classes[0].name'),
	('{"classes": [{"code": "general", "name": "g", "urgency": 0, "default": true}, {"code": "urgent", "name": "u", "urgency": 1}, {"code": "idle", "name": "i", "urgency": 0}]}', 'classes[2]'),
	('{"clocks": []}', 'classes[0]'),
	('{"clocks": {"0": {"kind": "sleep"}}}', 'clocks[0].kind'), ('{"clocks": {"0": {"kind": null}}}', 'clocks[0].kind'),
	('{"clocks": {"0": {"class": "none"}}}', 'clocks[0].class'), ('{"clocks": {"1": {"kind": "handling"}}}', 'clocks[0].kind'),
	('{"clocks": {"0": {"unit": "weeks"}}}', 'clocks[0].unit'), ('{"clocks": {"0": {"amount": -1}}}', 'clocks[0].amount'),
	('{"clocks": {"0": {"amount": 1.5}}}', 'clocks[0].amount'), ('{"clocks": {"0": {"amount": "5"}}}', 'clocks[0].amount'),
	('{"clocks": {"1": {"amount": 0}}}', 'clocks[1].amount'), ('{"clocks": {"0": {"within": "lunch"}}}', 'clocks[0].within'),
	('{"clocks": {"0": {"ends": "never"}}}', 'clocks[0].ends'), ('{"clocks": {"0": {"warn": 3}}}', 'clocks[0].warn'),
	('{"clocks": {"0": {"warn": {"unit": "days", "amount": 1}}}}', 'clocks[0].warn.unit'),
	('{"clocks": {"0": {"warn": {"unit": "hours", "amount": 0}}}}', 'clocks[0].warn.amount'),
	('{"clocks": {"0": {"phone_first": 1}}}', 'clocks[0].phone_first'),
	('{"extension": {"times": -1, "unit": "hours", "amount": 1}}', 'extension.times'),
	('{"extension": {"times": 1, "unit": "hours"}}', 'extension.amount'),
	('{"extension": {"times": 1, "unit": "weeks", "amount": 1}}', 'extension.unit'),
	('{"parking": {"days": 0, "review_days": 30}}', 'parking.days'), ('{"parking": {"days": 9}}', 'parking.review_days'),
	('{"channels": 3}', 'channels'), ('{"channels": [{"code": "a b", "name": "x"}]}', 'channels[0].code'),
	('{"channels": [{"code": "a", "name": "x"}, {"code": "a", "name": "y"}]}', 'channels[0].code'),
	('{"platforms": [{"code": "CITY", "name": "o", "kind": "moon"}]}', 'platforms[0].kind'),
	('{"platforms": [{"code": "OTHER", "name": "o", "kind": "city", "parent": null}]}', 'platforms[0]'),
	('{"platforms": [{"code": "CITY", "name": "o", "kind": "city", "parent": null}, {"code": "X1", "name": "x", "kind": "county", "parent": "NONE"}]}', 'platforms[1]');
-- {"clocks": {"0": {…}}} changes that row.
CREATE FUNCTION pg_temp.changed(pack jsonb, change jsonb) RETURNS jsonb LANGUAGE sql AS $$
	SELECT CASE WHEN jsonb_typeof(change -> 'clocks') = 'object' THEN jsonb_set(pack, ARRAY['clocks', k],
	    (pack #> ARRAY['clocks', k]) || (change #> ARRAY['clocks', k])) ELSE pack || change END
	FROM (SELECT jsonb_object_keys(CASE WHEN jsonb_typeof(change -> 'clocks') = 'object' THEN change -> 'clocks' ELSE '{"0": 1}' END)) AS x(k)
$$;
SELECT t.new_ticket();
SELECT is(t.why('t_admin', format('SELECT paidan_api.load_rules(%L, %L, ''x'', ''2024-01-01'')', gen_random_uuid(),
    pg_temp.changed(good, change))), jsonb_build_object('path', path), change::text) FROM p, faults;
SELECT is(t.as_login('t_admin', format('SELECT paidan_api.load_rules(%L, %L, ''x'', ''2024-01-01'')', gen_random_uuid(), doc)), 'PD029 bad_rules', doc)
FROM unnest('{"{}","[]","null","7"}'::text[]) AS doc;
SELECT is((SELECT max(version) FROM paidan.rule_pack), 5, 'and nothing of it is kept');

-- Channels and platforms come with it; nothing is taken away.
SELECT is(t.load_pack(good || '{"channels": [{"code": "hotline", "name": "热线"}, {"code": "wechat", "name": "微信"}],
    "platforms": [{"code": "CITY", "name": "总台", "kind": "city", "parent": null}, {"code": "YQQ", "name": "颍泉", "kind": "county", "parent": "CITY"},
    {"code": "YQQ1", "name": "下级", "kind": "county", "parent": "YQQ"}]}'), '6', 'places') FROM p;
SELECT set_eq('SELECT code || name FROM paidan.channel', ARRAY['hotline热线', 'wechat微信', 'mailbox市长信箱'], 'channels');
SELECT set_eq('SELECT p.code || coalesce(u.code, '''') FROM paidan.platform p LEFT JOIN paidan.platform u ON u.id = p.parent_id',
    ARRAY['CITY', 'YZQCITY', 'GSCITY', 'YQQCITY', 'YQQ1YQQ'], 'platforms');

-- What would be different.
SELECT results_eq($$ SELECT d.path, d.old, d.new FROM p, LATERAL jsonb_to_recordset(t.as_login('t_disp', format(
    'SELECT jsonb_agg(d) FROM paidan_api.rules_diff(%L, ''2024-07-01'') AS d', jsonb_set(jsonb_set(good, '{clocks,0,amount}', '7'),
        '{clocks,1,warn}', 'null') || '{"parking": {"days": 180, "review_days": 30, "more": "x"}}'))::jsonb) AS d(path text, old text, new text) $$,
    $$ VALUES ('clocks[dispatch general].warn.amount', '30', NULL::text), ('clocks[dispatch general].warn.unit', 'minutes', NULL),
        ('clocks[handling general].amount', '5', '7'), ('parking.more', NULL, 'x') $$, 'a row a value, by what it belongs to');
SELECT is(t.as_login('t_disp', format('SELECT count(*) FROM paidan_api.rules_diff(%L, ''2024-07-01'')',
    jsonb_set(good, '{clocks}', (SELECT jsonb_agg(c ORDER BY n DESC) FROM jsonb_array_elements(good -> 'clocks') WITH ORDINALITY AS e(c, n))))), '0',
    'the order of rows is no difference') FROM p;
SELECT * FROM finish();
ROLLBACK;
