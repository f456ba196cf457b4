-- SPDX-License-Identifier: MIT
-- Due times by table, counted on the fingers from the State Council's calendars: a city's rules, a start,
-- what must come of it. The time limits are those that the cities have published.
BEGIN;
SELECT no_plan();

CREATE TEMP TABLE city AS SELECT 'fuyang' AS name, t.load_pack(t.pack('{
    "sign_in general 1 working_days", "handling general 5 working_days x 1 working_days",
    "handling urgent 2 working_days x 4 hours", "handling complex 15 working_days x 2 working_days"}'))::int AS rules
UNION ALL SELECT 'daye', t.load_pack(t.pack('{"handling general 5 working_days x 2 calendar_days"}'))::int
UNION ALL SELECT 'chengdu', t.load_pack(t.pack('{"dispatch general 2 hours", "handling general 5 working_days",
    "dispatch danger 2 minutes x 1 minutes", "on_site danger 1 hours x 30 minutes", "handling danger 24 hours",
    "handling complex 20 working_days", "sign_in complex 0 working_days"}'))::int
UNION ALL SELECT 'chenzhou', t.load_pack(t.pack('{"first_contact general 1 calendar_days x 4 hours",
    "progress general 3 calendar_days close 1 working_days", "handling general 7 calendar_days x 1 calendar_days",
    "handling special 4 hours office 30 minutes", "sign_in special 30 minutes office", "progress special 0 calendar_days"}'))::int
UNION ALL SELECT 'early', t.load_pack(t.pack('{"handling general 1 working_days", "sign_in general 9 hours office"}',
    '{"office": {"from": "09:00", "to": "17:00", "cut_off": "12:00"}}'))::int;

CREATE TEMP TABLE cases (name text, class text, kind text, started text, pauses text[], extended int, due text, why text);
INSERT INTO cases VALUES
-- The cut-off.
('fuyang', 'general', 'handling', '2024-03-08 17:29', '{}', 0, '2024-03-15 17:30:00 warn 03-14 17:30', 'Friday 17:29: Friday counts'),
('fuyang', 'general', 'handling', '2024-03-08 17:30', '{}', 0, '2024-03-15 17:30:00 warn 03-14 17:30', 'on the stroke'),
('fuyang', 'general', 'handling', '2024-03-08 17:30:00.000001', '{}', 0, '2024-03-18 17:30:00 warn 03-15 17:30', 'and no later'),
('fuyang', 'general', 'handling', '2024-03-08 17:31', '{}', 0, '2024-03-18 17:30:00 warn 03-15 17:30', 'Friday 17:31: as if on Monday'),
('fuyang', 'general', 'handling', '2024-03-09 03:00', '{}', 0, '2024-03-18 17:30:00 warn 03-15 17:30', 'so is Saturday'),
('fuyang', 'general', 'handling', '2024-03-11 00:00', '{}', 0, '2024-03-18 17:30:00 warn 03-15 17:30', 'before the office opens: that day'),
('early', 'general', 'handling', '2024-03-08 12:00', '{}', 0, '2024-03-11 17:00:00', 'a cut-off at noon'),
('early', 'general', 'handling', '2024-03-08 12:01', '{}', 0, '2024-03-12 17:00:00', 'past noon'),
-- Spring Festival 2024: 02-09 is a workday in law, 02-04 and 02-18 are Sundays made up for.
('fuyang', 'general', 'handling', '2024-02-06 10:00', '{}', 0, '2024-02-19 17:30:00 warn 02-18 17:30', 'across the festival'),
('fuyang', 'urgent', 'handling', '2024-02-01 10:00', '{}', 0, '2024-02-04 17:30:00 warn 02-04 13:30', 'due on a make-up Sunday'),
('fuyang', 'urgent', 'handling', '2024-02-08 10:00', '{}', 0, '2024-02-18 17:30:00 warn 02-18 13:30', 'the eve counts, then the Sunday after'),
('fuyang', 'general', 'sign_in', '2024-02-08 10:00', '{}', 0, '2024-02-09 17:30:00', 'due on the eve'),
('fuyang', 'general', 'sign_in', '2024-02-09 17:31', '{}', 0, '2024-02-19 17:30:00', 'in after hours on the eve'),
('fuyang', 'complex', 'handling', '2024-02-06 10:00', '{}', 0, '2024-03-04 17:30:00 warn 02-29 17:30', 'fifteen across it, the leap day among them'),
('daye', 'general', 'handling', '2024-02-06 10:00', '{}', 0, '2024-02-19 17:30:00 warn 02-17 17:30', 'warned of in calendar days'),
('chengdu', 'complex', 'handling', '2024-02-06 10:00', '{}', 0, '2024-03-11 17:30:00', 'twenty'),
-- 2020: the festival was made longer; 02-03 is a workday in so many words.
('fuyang', 'urgent', 'handling', '2020-01-22 10:00', '{}', 0, '2020-02-03 17:30:00 warn 02-03 13:30', 'due on 2020-02-03'),
('fuyang', 'general', 'sign_in', '2020-01-31 10:00', '{}', 0, '2020-02-04 17:30:00', 'in on the added days'),
('fuyang', 'general', 'sign_in', '2020-02-03 10:00', '{}', 0, '2020-02-04 17:30:00', 'in on 2020-02-03'),
-- Make-up Saturdays, holidays.
('fuyang', 'urgent', 'handling', '2024-05-09 10:00', '{}', 0, '2024-05-11 17:30:00 warn 05-11 13:30', 'a make-up Saturday as the last day'),
('fuyang', 'general', 'sign_in', '2024-05-11 10:00', '{}', 0, '2024-05-13 17:30:00', 'in on a make-up Saturday'),
('fuyang', 'general', 'handling', '2024-10-03 10:00', '{}', 0, '2024-10-14 17:30:00 warn 10-12 17:30', 'in on a holiday: from the first day after it'),
('fuyang', 'general', 'handling', '2022-12-30 10:00', '{}', 0, '2023-01-09 17:30:00 warn 01-06 17:30', 'a New Year that the next notice brings'),
-- 0 days, leap days, calendar days.
('chengdu', 'complex', 'sign_in', '2024-03-08 10:00', '{}', 0, '2024-03-08 17:30:00', '0 working days: today'),
('chengdu', 'complex', 'sign_in', '2024-03-08 17:31', '{}', 0, '2024-03-11 17:30:00', 'or the next'),
('chengdu', 'complex', 'sign_in', '2024-02-10 08:00', '{}', 0, '2024-02-18 17:30:00', 'in a holiday: the first day after it'),
('fuyang', 'general', 'sign_in', '2024-02-28 10:00', '{}', 0, '2024-02-29 17:30:00', 'the leap day'),
('fuyang', 'general', 'sign_in', '2023-02-28 10:00', '{}', 0, '2023-03-01 17:30:00', 'a year without it'),
('chenzhou', 'general', 'first_contact', '2024-02-28 10:00', '{}', 0, '2024-03-01 00:00:00 warn 02-29 20:00', 'a calendar day ends at midnight'),
('chenzhou', 'general', 'handling', '2024-03-08 10:00', '{}', 0, '2024-03-16 00:00:00 warn 03-15 00:00', 'seven days, weekends and all'),
('chenzhou', 'general', 'handling', '2024-03-08 17:31', '{}', 0, '2024-03-17 00:00:00 warn 03-16 00:00', 'the cut-off holds for them too'),
('chenzhou', 'general', 'progress', '2024-03-08 10:00', '{}', 0, '2024-03-11 17:30:00 warn 03-08 17:30', 'ends with the office; warned of the working day before'),
('chenzhou', 'general', 'progress', '2024-03-07 10:00', '{}', 0, '2024-03-10 17:30:00 warn 03-08 17:30', 'even on a Sunday; the working day before it is Friday'),
('chenzhou', 'special', 'progress', '2024-03-09 10:00', '{}', 0, '2024-03-10 00:00:00', '0 calendar days: that midnight'),
-- Hours and minutes, day and night or not.
('chengdu', 'danger', 'dispatch', '2024-02-10 23:59:30', '{}', 0, '2024-02-11 00:01:30 warn 02-11 00:00', 'two minutes, on New Year''s Day'),
('chengdu', 'danger', 'on_site', '2024-02-28 23:30', '{}', 0, '2024-02-29 00:30:00 warn 02-29 00:00', 'one hour'),
('chengdu', 'danger', 'handling', '2023-12-31 12:00', '{}', 0, '2024-01-01 12:00:00', 'across a year'),
('chenzhou', 'special', 'handling', '2024-03-08 16:30', '{}', 0, '2024-03-11 11:30:00 warn 03-11 11:00', 'an hour on Friday, three on Monday'),
('chenzhou', 'special', 'handling', '2024-03-08 13:30', '{}', 0, '2024-03-08 17:30:00 warn 03-08 17:00', 'to the very close'),
('chenzhou', 'special', 'handling', '2024-03-08 13:30:01', '{}', 0, '2024-03-11 08:30:01 warn 03-11 08:00', 'a second more is on Monday'),
('chenzhou', 'special', 'sign_in', '2024-03-09 12:00', '{}', 0, '2024-03-11 09:00:00', 'from when the office opens'),
('chenzhou', 'special', 'sign_in', '2024-03-08 17:30', '{}', 0, '2024-03-11 09:00:00', 'and not when it has just closed'),
('chenzhou', 'special', 'sign_in', '2024-02-09 17:15', '{}', 0, '2024-02-18 08:45:00', 'over the festival'),
('early', 'general', 'sign_in', '2024-03-08 16:00', '{}', 0, '2024-03-11 17:00:00', 'nine hours of eight-hour days: to the close of the second'),
-- Pauses.
('fuyang', 'general', 'handling', '2024-09-23 10:00', '{}', 0, '2024-09-29 17:30:00 warn 09-27 17:30', 'no pause'),
('fuyang', 'general', 'handling', '2024-09-23 10:00', '{"2024-09-27 10:00","2024-10-08 10:00"}', 0, '2024-10-09 17:30:00 warn 10-08 17:30', 'over a holiday: its working days only'),
('fuyang', 'general', 'handling', '2024-09-23 10:00', '{"2024-10-02 10:00","2024-10-05 10:00"}', 0, '2024-09-29 17:30:00 warn 09-27 17:30', 'within a holiday: nothing'),
('fuyang', 'general', 'handling', '2024-09-23 10:00', '{"2024-09-24 09:00","2024-09-24 17:30"}', 0, '2024-09-29 17:30:00 warn 09-27 17:30', 'within a day: nothing'),
('fuyang', 'general', 'handling', '2024-09-23 10:00', '{"2024-09-24 09:00","2024-09-24 17:31"}', 0, '2024-09-30 17:30:00 warn 09-29 17:30', 'past the cut-off: a day'),
('fuyang', 'general', 'handling', '2024-09-23 10:00', '{"2024-09-24 09:00","2024-09-25 09:00","2024-09-26 09:00","2024-09-27 09:00"}', 0, '2024-10-08 17:30:00 warn 09-30 17:30', 'two of them'),
('chenzhou', 'general', 'handling', '2024-03-08 10:00', '{"2024-03-09 10:00","2024-03-12 10:00"}', 0, '2024-03-19 00:00:00 warn 03-18 00:00', 'calendar days by dates'),
('chengdu', 'danger', 'handling', '2024-03-08 10:00', '{"2024-03-08 12:00","2024-03-08 12:00:59"}', 0, '2024-03-09 10:00:59', 'hours to the second'),
('chenzhou', 'special', 'handling', '2024-03-08 13:30', '{"2024-03-08 17:00","2024-03-11 09:00"}', 0, '2024-03-11 09:30:00 warn 03-11 09:00', 'office hours by the office time in it'),
-- Extensions.
('fuyang', 'general', 'handling', '2024-03-08 10:00', '{}', 3, '2024-03-20 17:30:00 warn 03-19 17:30', 'three more'),
('fuyang', 'general', 'handling', '2024-09-23 10:00', '{"2024-09-27 10:00","2024-10-08 10:00"}', 3, '2024-10-12 17:30:00 warn 10-11 17:30', 'with a pause; a make-up Saturday as the last day'),
-- The end of what is known.
('fuyang', 'general', 'sign_in', '2026-12-30 10:00', '{}', 0, '2026-12-31 17:30:00', 'the last day that is known'),
('fuyang', 'general', 'handling', '2026-12-30 10:00', '{}', 0, '2027-01-06 17:30:00 warn 01-05 17:30 ?', 'a year without a calendar: marked'),
('chenzhou', 'general', 'handling', '2026-12-30 10:00', '{}', 0, '2027-01-07 00:00:00 warn 01-06 00:00', 'calendar days need none'),
('chengdu', 'danger', 'handling', '2026-12-31 20:00', '{}', 0, '2027-01-01 20:00:00', 'nor do hours'),
('chenzhou', 'special', 'handling', '2026-12-31 17:00', '{}', 0, '2027-01-01 12:00:00 warn 01-01 11:30 ?', 'but office hours'),
('fuyang', 'general', 'handling', '2017-06-01 10:00', '{}', 0, '2017-06-08 17:30:00 warn 06-07 17:30 ?', 'so of a year before the calendars');

SELECT is(t.due(y.rules, c.class, c.kind, c.started, c.pauses, c.extended), c.due,
    concat_ws(' ', c.name, c.class, c.kind, c.started || ':', c.why))
FROM cases c JOIN city y ON y.name = c.name;
SELECT is((SELECT count(DISTINCT name) FROM cases), 5::bigint, 'every city was tried');

-- Beyond the end of the table there is still an answer, and it says that it is none.
SELECT is(t.due(rules, 'general', 'handling', '2040-12-31 10:00'), '9999-01-01 08:00:00 ?', 'past the last day') FROM city WHERE name = 'fuyang';
SELECT is((SELECT due_at IS NULL AND warn_at IS NULL AND NOT provisional FROM paidan_int.reckon(ARRAY[ROW(-1, 0, now(), NULL, NULL,
    now(), NULL, r.id, 0, 1, false, 'handling')::paidan.clock])), true, 'what stands still is not due')
FROM paidan.rule_clock r JOIN city y ON y.rules = r.version AND y.name = 'fuyang' WHERE r.kind = 'handling' AND r.class = 'general';
SELECT is((SELECT count(*) FROM paidan_int.reckon('{}')), 0::bigint, 'nothing comes of nothing');

-- The ordinals are what they must be.
SELECT is_empty($$ SELECT day FROM (SELECT day, ord, sum(is_work::int) OVER (ORDER BY day) AS n FROM paidan.calendar_day
    WHERE calendar = 'cn') AS d WHERE ord <> n $$, 'each ordinal counts the working days before');
SELECT is_empty($$ SELECT n.day FROM t.notice n LEFT JOIN paidan.calendar_day d ON d.calendar = 'cn' AND d.day = n.day
    AND d.is_work <> n.off AND d.name = n.name AND d.published WHERE d.day IS NULL $$, 'every notice is in the table');
SELECT is_empty($$ SELECT d.day FROM paidan.calendar_day d LEFT JOIN t.notice n ON n.day = d.day
    WHERE n.day IS NULL AND d.is_work <> (extract(isodow FROM d.day) < 6) $$, 'and all else is as the week says');

-- The machine's time zone, and the client's, are no matter.
SET LOCAL timezone = 'America/New_York';
SELECT is(t.due(rules, 'general', 'handling', '2024-03-08 17:29'), '2024-03-15 17:30:00 warn 03-14 17:30', 'from New York') FROM city WHERE name = 'fuyang';
SET LOCAL timezone = 'Asia/Shanghai';
UPDATE paidan.city SET time_zone = 'America/New_York';
SELECT is((SELECT due_at AT TIME ZONE 'America/New_York' FROM paidan_int.reckon(ARRAY[ROW(-1, 0, '2024-03-07 17:00-05', NULL, NULL,
    NULL, NULL, r.id, 0, 1, false, 'sign_in')::paidan.clock])), '2024-03-08 17:30'::timestamp, 'a city with summer time, before')
FROM paidan.rule_clock r JOIN city y ON y.rules = r.version AND y.name = 'fuyang' WHERE r.kind = 'sign_in';
SELECT is((SELECT due_at FROM paidan_int.reckon(ARRAY[ROW(-1, 0, '2024-03-08 17:00-05', NULL, NULL,
    NULL, NULL, r.id, 0, 1, false, 'sign_in')::paidan.clock])), '2024-03-11 17:30-04'::timestamptz, 'and after')
FROM paidan.rule_clock r JOIN city y ON y.rules = r.version AND y.name = 'fuyang' WHERE r.kind = 'sign_in';
SELECT * FROM finish();
ROLLBACK;
