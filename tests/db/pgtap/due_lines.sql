-- SPDX-License-Identifier: MIT
-- A deadline explains itself: the lines as data, and what they add up to.
BEGIN;
SELECT no_plan();
SELECT t.load_pack(t.pack('{"dispatch general 2 hours", "handling general 5 working_days x 1 working_days", "first_contact general 1 calendar_days",
    "handling urgent 4 hours office"}'), '2024-01-01');
CREATE TEMP TABLE k (name text PRIMARY KEY, id bigint);
SELECT t.at('2024-09-24 17:45');
INSERT INTO k VALUES ('long', t.came_in());
SELECT is(t.did('t_disp', 'dispatch', id, '1, NULL, NULL, NULL'), 'dispatched', 'dispatched after hours') FROM k;
SELECT is(t.did('t_light', 'sign_in', id), 'handling', 'signed') FROM k;
SELECT t.at('2024-09-26 09:00');
SELECT is(t.did('t_disp', 'pause', id, '''appraisal'', ''laboratory'', ''2024-10-08'''), 'handling', 'paused') FROM k;

-- The lines of one kind as the login sees them.
CREATE FUNCTION pg_temp.lines(who text, ticket bigint, kind text) RETURNS SETOF text LANGUAGE sql AS $$
	SELECT l.code || ' ' || coalesce((SELECT string_agg(f.key || '=' || coalesce(f.value, '…'), ' ' ORDER BY f.key)
	    FROM jsonb_each_text(l.facts) AS f WHERE f.key NOT IN ('office_from', 'office_to', 'cut_off', 'within')), '')
	FROM jsonb_to_recordset(t.as_login(who, format('SELECT coalesce(jsonb_agg(d ORDER BY d.clock, d.seq), ''[]'') FROM paidan_api.due_lines(%s) AS d WHERE d.kind = %L',
	    ticket, kind))::jsonb) AS l(clock int, seq int, kind text, code text, facts jsonb)
$$;
SELECT results_eq($$ SELECT l FROM k, pg_temp.lines('t_disp', id, 'handling') AS l $$, ARRAY['start at=2024-09-24 17:45:00 day=2024-09-25', 'class code=general name=general',
    'rule amount=5 from=2024-01-01 unit=working_days version=2', 'pause days=… from=2024-09-26 09:00:00 reason=等待鉴定检测：laboratory resume_on=2024-10-08 to=…'],
    'while it stands still there is no end');
SELECT t.at('2024-10-08 09:00');
SELECT is(t.did('t_disp', 'resume', id, 'NULL'), 'handling', 'resumed') FROM k;
SELECT is(t.did('t_light', 'ask_extension', id, '2, ''law 5'', true'), 'handling', 'asked') FROM k;
SELECT is(t.did('t_coord', 'decide_extension', id, format('%s, true, NULL', (SELECT max(e.id) FROM paidan.extension e))), 'handling', 'granted') FROM k;
SELECT results_eq($$ SELECT l FROM k, pg_temp.lines('t_disp', id, 'handling') AS l $$, ARRAY['start at=2024-09-24 17:45:00 day=2024-09-25', 'class code=general name=general',
    'rule amount=5 from=2024-01-01 unit=working_days version=2',
    'skipped days=7 from=2024-10-01 name=国庆节 to=2024-10-07', 'weekend count=2', 'make_up date=2024-09-29 name=国庆节', 'make_up date=2024-10-12 name=国庆节',
    'pause days=4 from=2024-09-26 09:00:00 reason=等待鉴定检测：laboratory resume_on=2024-10-08 to=2024-10-08 09:00:00',
    'extension amount=2 at=2024-10-08 09:00:00 ground=law 5 unit=working_days', 'due at=2024-10-15 17:30:00', 'warn at=2024-10-14 17:30:00'], 'the whole derivation');
-- It adds up: working days from the start to the end are the limit, the pause and the extension.
SELECT is((SELECT count(*) FROM paidan.calendar_day WHERE calendar = 'cn' AND is_work AND day > '2024-09-25' AND day <= '2024-10-15'), 5 + 4 + 2::bigint, 'and adds up');
SELECT results_eq($$ SELECT l FROM k, pg_temp.lines('t_disp', id, 'dispatch') AS l $$, ARRAY['start at=2024-09-24 17:45:00 day=…', 'class code=general name=general',
    'rule amount=2 from=2024-01-01 unit=hours version=2', 'due at=2024-09-24 19:45:00', 'stopped at=2024-09-24 17:45:00 outcome=done'], 'hours skip nothing');
SELECT is((SELECT string_agg(l, ' | ') FROM pg_temp.lines('t_disp', id, 'first_contact') AS l WHERE l !~ '^(class|rule)'), 'start at=2024-09-24 17:45:00 day=… | due at=2024-09-27 00:00:00', 'calendar days neither') FROM k;
SELECT is_empty($$ SELECT l FROM k, pg_temp.lines('t_lamp', id, 'handling') AS l $$, 'nothing for who may not see the ticket');

-- Across the end of what is known.
SELECT t.at('2026-12-31 10:00');
INSERT INTO k VALUES ('late', t.came_in());
SELECT is(t.did('t_disp', 'dispatch', id, '1, NULL, NULL, NULL'), 'dispatched', 'at the year''s end') FROM k WHERE name = 'late';
SELECT is((SELECT string_agg(l, ' | ') FROM pg_temp.lines('t_disp', id, 'handling') AS l WHERE l ~ '^(provisional|due|weekend|skipped)'),
    'weekend count=2 | provisional year=2027 | due at=2027-01-07 17:30:00', 'provisional') FROM k WHERE name = 'late';
SELECT is(t.did('t_disp', 'classify', id, '3, NULL, NULL, NULL, ''urgent'''), 'dispatched', 'in office hours') FROM k WHERE name = 'late';
SELECT is((SELECT string_agg(l, ' | ') FROM pg_temp.lines('t_disp', id, 'handling') AS l WHERE l !~ '^(class|rule)'),
    'start at=2026-12-31 10:00:00 day=2026-12-31 | due at=2026-12-31 14:00:00', 'and no longer') FROM k WHERE name = 'late';

-- The clocks as they stand at a moment.
SELECT t.at('2024-09-27 09:00');
CREATE FUNCTION pg_temp.levels(ticket bigint, moment text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM t.at(moment);
	RETURN (SELECT string_agg(c.kind || c.level || coalesce(' since ' || (c.paused_since AT TIME ZONE 'Asia/Shanghai'), ''), ', ' ORDER BY c.started_at, c.kind)
	    FROM paidan_api.clocks(ticket) AS c);
END
$$;
INSERT INTO k VALUES ('level', t.came_in());
SELECT is(t.did('t_disp', 'dispatch', id, '1, NULL, NULL, NULL'), 'dispatched', 'dispatched') FROM k WHERE name = 'level';
SELECT is(pg_temp.levels(id, v.at), v.wanted, v.at) FROM k, (VALUES ('2024-09-27 09:01', 'dispatch0, first_contact0, handling0'), ('2024-09-29 00:00', 'dispatch0, first_contact0, handling0'),
    ('2024-09-29 00:01', 'dispatch0, first_contact2, handling0'), ('2024-10-09 17:30', 'dispatch0, first_contact2, handling0'), ('2024-10-09 17:31', 'dispatch0, first_contact2, handling1'),
    ('2024-10-10 17:30', 'dispatch0, first_contact2, handling1'), ('2024-10-10 17:31', 'dispatch0, first_contact2, handling2')) AS v(at, wanted) WHERE name = 'level';
SELECT is((SELECT count(*) FROM k, LATERAL (SELECT t.as_login('t_lamp', format('SELECT count(*) FROM paidan_api.clocks(%s)', id)) AS n) AS s WHERE n <> '0'), 0::bigint, 'not for who may not see it');
SELECT * FROM finish();
ROLLBACK;
