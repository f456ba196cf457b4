-- SPDX-License-Identifier: MIT
-- The demo city, as run.sh has just loaded it: everything of the files is there, came in
-- by the API, and tells what it should.
BEGIN;
CREATE EXTENSION pgtap;
SET LOCAL search_path = public, pg_catalog;
SELECT plan(34);

-- One view of open and closed.
CREATE TEMP VIEW ticket AS
SELECT o.id, o.number, o.state, o.hops, o.round, o.version, o.title, o.platform_id, o.unit_id,
    o.category_id, o.received_at FROM paidan.ticket_open o
UNION ALL
SELECT c.id, c.number, c.state, c.hops, c.round, c.version, c.title, c.platform_id, c.unit_id,
    c.category_id, c.received_at FROM paidan.ticket_closed c;

SELECT is((SELECT count(*) FROM ticket), (SELECT count(*) FROM file_appeal),
    'every appeal of the file is a ticket');
-- What a rule opens by itself is no step of anybody's.
SELECT is((SELECT count(*) FROM paidan.event WHERE verb <> 'open_case'),
    (SELECT count(*) FROM file_appeal) + (SELECT count(*) FROM file_step),
    'every step of the file is an event');
SELECT is_empty($$ SELECT s.code FROM paidan.state s
    WHERE (SELECT count(*) FROM ticket t WHERE t.state = s.code) < 9 $$,
    'every state has tickets enough to look at');
SELECT set_eq('SELECT e.verb FROM paidan.event e', ARRAY['register', 'classify', 'dispatch',
    'recall', 'sign_in', 'return_ticket', 'reply', 'review', 'follow_up', 'archive',
    'close_intake', 'note', 'contact', 'on_site', 'progress', 'pause', 'resume', 'ask_extension',
    'decide_extension', 'park', 'unpark', 'pass_on', 'take_back', 'refer', 'ask_opinion',
    'give_opinion', 'meeting', 'escalate', 'rule', 'appeal', 'open_case'], 'every verb is told');
-- Fuyang's units return; they do not object while they handle.
SELECT is_empty($$ SELECT d.situation FROM (
    SELECT 'in a circle' AS situation, count(*) FILTER (WHERE o.looped AND o.state = 'disputed') AS n FROM paidan.ticket_open o
    UNION ALL SELECT 'returned too often', count(*) FILTER (WHERE o.returns >= 3 AND NOT o.looped AND o.state = 'disputed') FROM paidan.ticket_open o
    UNION ALL SELECT 'appealed', count(*) FILTER (WHERE o.objected) FROM paidan.ticket_open o
    UNION ALL SELECT 'before the leader', count(*) FILTER (WHERE o.docket AND o.ladder = 4) FROM paidan.ticket_open o
    UNION ALL SELECT 'passed on', count(*) FILTER (WHERE o.level = 1) FROM paidan.ticket_open o
    UNION ALL SELECT 'come back', count(*) FROM paidan.assignment s WHERE s.how = 'came_back'
    UNION ALL SELECT 'taken back', count(*) FROM paidan.assignment s WHERE s.how = 'taken_back'
    UNION ALL SELECT 'asked', count(*) FILTER (WHERE p.answered_at IS NULL AND p.lapsed_at IS NULL) FROM paidan.opinion p
    UNION ALL SELECT 'answered', count(p.answered_at) FROM paidan.opinion p
    UNION ALL SELECT 'replaced', count(r.replaced_by) FROM paidan.ruling r
    UNION ALL SELECT 'withdrawn', count(r.withdrawn_at) FROM paidan.ruling r
    UNION ALL SELECT 'not binding', count(*) FILTER (WHERE NOT r.binding) FROM paidan.ruling r
    UNION ALL SELECT x || ' appeal', count(p.id) FROM unnest('{upheld,dismissed}'::text[]) AS x
        LEFT JOIN paidan.objection p ON p.outcome = x AND p.kind = 'appeal' GROUP BY x
    UNION ALL SELECT 'ruled and archived', count(*) FROM paidan.ruling r JOIN paidan.ticket_closed c ON c.id = r.ticket_id
    UNION ALL SELECT v || ' verdict', count(s.id) FROM unnest('{match,conflict,gap,against}'::text[]) AS v
        LEFT JOIN paidan.assignment s ON s.verdict = v GROUP BY v) AS d WHERE d.n = 0 $$, 'every situation of a dispute');
SELECT ok((SELECT count(*) FILTER (WHERE due_at < now()) BETWEEN 40 AND 200
    AND count(*) FILTER (WHERE due_at >= now()) BETWEEN 100 AND 300 FROM paidan.ticket_open),
    'some are overdue, most are not');

-- The clocks, in every state that one can be in.
SELECT is((SELECT city || ' ' || max_version FROM (SELECT p.pack ->> 'city' AS city, p.version AS max_version
    FROM paidan.rule_pack p ORDER BY p.version DESC LIMIT 1) AS v), 'fuyang 2', 'the rules are those of Fuyang');
SELECT is_empty($$ SELECT c.id FROM (SELECT id, rule_id FROM paidan.clock UNION ALL
    SELECT id, rule_id FROM paidan.clock_past) AS c JOIN paidan.rule_clock r ON r.id = c.rule_id
    WHERE r.version <> 2 $$, 'and nothing follows others');
SELECT is_empty($$ SELECT k.code FROM paidan.clock_kind k WHERE NOT EXISTS (SELECT FROM paidan.clock c
    WHERE c.kind = k.code) AND NOT EXISTS (SELECT FROM paidan.clock_past p WHERE p.kind = k.code) $$,
    'every kind of clock');
SELECT set_eq('SELECT DISTINCT outcome FROM paidan.clock_past', ARRAY['done', 'late', 'returned',
    'recalled', 'silent', 'skipped', 'accepted', 'withdrawn'], 'every outcome of a life');
SELECT ok((SELECT count(*) FILTER (WHERE paused_at IS NOT NULL AND resume_on >= current_date) >= 5
    AND count(*) FILTER (WHERE paused_at IS NOT NULL AND resume_on < current_date) >= 1 FROM paidan.clock),
    'some stand still, and some longer than was promised');
SELECT ok((SELECT count(*) FILTER (WHERE granted IS NULL) >= 5 AND count(*) FILTER (WHERE granted) >= 5
    AND count(*) FILTER (WHERE NOT granted) >= 2 FROM paidan.extension), 'extensions asked, granted, refused');
SELECT ok((SELECT count(DISTINCT class) = 5 FROM paidan.ticket_open), 'every class');
SELECT is_empty('SELECT o.id FROM paidan.ticket_open o, paidan_int.due_of(ARRAY[o.id]) AS d
    WHERE (o.due_at, o.warn_at, o.provisional, o.paused) <> (d.due_at, d.warn_at, d.provisional, d.paused)',
    'a ticket is due when its clocks say');
SELECT ok((SELECT count(*) >= 10 FROM paidan.ticket_open WHERE category_id IS NULL),
    'some are not classified yet');
SELECT ok((SELECT count(*) >= 5 FROM ticket WHERE state = 'archived' AND round = 2),
    'some were archived after a second dispatch');
SELECT ok((SELECT count(*) >= 30 FROM ticket t JOIN paidan.platform p ON p.id = t.platform_id
    WHERE p.kind = 'county'), 'the counties have tickets of their own');

SELECT is_empty('SELECT e.ticket_id FROM paidan.event e WHERE e.at > now()',
    'nothing happens in the future');
SELECT is_empty('SELECT e.ticket_id FROM paidan.event e JOIN ticket t ON t.id = e.ticket_id
    WHERE e.at < t.received_at', 'nothing happens before it was received');
SELECT is_empty($$ SELECT e.ticket_id FROM paidan.event e JOIN paidan.event f
    ON f.ticket_id = e.ticket_id AND f.seq = e.seq + 1
    WHERE f.at < e.at OR f.at = e.at AND f.verb <> 'open_case' $$,
    'events follow each other in time');
SELECT is_empty('SELECT t.id FROM ticket t WHERE t.version <> (SELECT max(e.version)
    FROM paidan.event e WHERE e.ticket_id = t.id)', 'a ticket has the version of its last event');
SELECT is_empty($$ SELECT a.login FROM paidan.account a
    LEFT JOIN pg_roles r ON r.rolname = a.login
    WHERE r.rolcanlogin IS DISTINCT FROM true
    OR NOT pg_has_role(r.oid, 'paidan_user', 'MEMBER') $$,
    'every account can log in and is a user of the console');
SELECT is_empty($$ SELECT u.code FROM paidan.unit u WHERE NOT EXISTS (
    SELECT FROM paidan.liaison l JOIN paidan.account a ON a.login = l.login AND a.unit_id = u.id
    WHERE l.unit_id = u.id AND l.phone LIKE '0558-555%' AND l.night_phone LIKE '1390555%') $$,
    'every unit has a liaison officer with a login and an invented number');
SELECT is_empty($$ SELECT c.code FROM paidan.category c WHERE paidan_ext.nlevel(c.path) <> 3
    AND NOT EXISTS (SELECT FROM paidan.category k WHERE k.parent_id = c.id) $$,
    'categories have three levels');
SELECT is_empty($$ SELECT z.phone FROM paidan.citizen z WHERE z.phone NOT LIKE '1390555%' $$,
    'every citizen''s number is an invented one');

-- The registry, and something in each of its lists.
SELECT is_empty($$ SELECT d.id FROM paidan.duty d WHERE d.excerpt = '' OR d.article = '' OR d.document NOT LIKE '示范%' $$,
    'every row has its document, article and excerpt, invented ones');
SELECT set_eq($$ SELECT DISTINCT paidan_int.duty_state(d, current_date) FROM paidan.duty d $$,
    ARRAY['current', 'replaced', 'expired', 'future', 'proposed', 'rejected'], 'rows in every state');
SELECT ok((SELECT count(*) = 2 * count(DISTINCT category_id) AND count(*) BETWEEN 4 AND 10 FROM paidan.duty
    WHERE id = ANY (paidan_int.duty_page('conflict', NULL, NULL, NULL, NULL, NULL, NULL))), 'a few conflicts, of two units each');
SELECT ok((SELECT count(*) BETWEEN 2 AND 10 FROM paidan_int.uncovered(current_date)), 'a few gaps');
SELECT is((SELECT array_agg(DISTINCT s.verdict ORDER BY s.verdict) FROM paidan.assignment s
    WHERE s.verdict IS NOT NULL), '{against,conflict,gap,match}', 'and dispatches met them');
SELECT is((SELECT verdict || ' ' || (SELECT array_agg(u.code) FROM paidan.unit u WHERE u.id = ANY (leads))::text
    FROM paidan_int.registry_verdict((SELECT id FROM paidan.category WHERE code = '01.01.02'), '341271100005', current_date)),
    'match {YZQ}', 'the lamps of the park are retained by the county');

-- The story of the lamp: three units, each naming the next, the last the first again.
SELECT results_eq($$
	SELECT u.code, p.code FROM ticket t
	JOIN paidan.assignment s ON s.ticket_id = t.id
	JOIN paidan.unit u ON u.id = s.unit_id JOIN paidan.unit p ON p.id = s.proposed_unit_id
	WHERE t.title = '合肥大道路灯大白天亮着没人管' AND t.state = 'disputed' AND t.hops = 3
	    AND s.state = 'returned' ORDER BY s.id $$,
    $$ VALUES ('YZQ'::text, 'CGJ'::text), ('CGJ', 'FHYQ'), ('FHYQ', 'YZQ') $$,
    'the lamp on 合肥大道 went round three units and came back');
SELECT set_eq($$ SELECT z.name FROM paidan.citizen z WHERE z.name ~ '[𬭎𣲘㛃䶮𠮷]' $$,
    ARRAY['祁𬭎', '刘𣲘', '马㛃', '龚䶮', '𠮷川'], 'rare characters in names are whole');
SELECT is((SELECT count(*) FROM paidan.replay), 0::bigint, 'nobody is left able to act as another');

SELECT * FROM finish();
ROLLBACK;
