-- SPDX-License-Identifier: MIT
-- The demo city, as run.sh has just loaded it: everything of the files is there, came in
-- by the API, and tells what it should.
BEGIN;
CREATE EXTENSION pgtap;
SET LOCAL search_path = public, pg_catalog;
SELECT plan(19);

-- One view of open and closed.
CREATE TEMP VIEW ticket AS
SELECT o.id, o.number, o.state, o.hops, o.round, o.version, o.title, o.platform_id, o.unit_id,
    o.category_id, o.received_at FROM paidan.ticket_open o
UNION ALL
SELECT c.id, c.number, c.state, c.hops, c.round, c.version, c.title, c.platform_id, c.unit_id,
    c.category_id, c.received_at FROM paidan.ticket_closed c;

SELECT is((SELECT count(*) FROM ticket), (SELECT count(*) FROM file_appeal),
    'every appeal of the file is a ticket');
SELECT is((SELECT count(*) FROM paidan.event), (SELECT count(*) FROM file_appeal)
    + (SELECT count(*) FROM file_step), 'every step of the file is an event');
SELECT is_empty($$ SELECT s.code FROM paidan.state s
    WHERE (SELECT count(*) FROM ticket t WHERE t.state = s.code) < 9 $$,
    'every state has tickets enough to look at');
SELECT set_eq('SELECT e.verb FROM paidan.event e', ARRAY['register', 'classify', 'dispatch',
    'recall', 'sign_in', 'return_ticket', 'reply', 'review', 'follow_up', 'archive',
    'close_intake', 'note'], 'every verb is told');
SELECT ok((SELECT count(*) FILTER (WHERE due_at < now()) BETWEEN 40 AND 200
    AND count(*) FILTER (WHERE due_at >= now()) BETWEEN 100 AND 300 FROM paidan.ticket_open),
    'some are overdue, most are not');
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
SELECT is_empty('SELECT e.ticket_id FROM paidan.event e JOIN paidan.event f
    ON f.ticket_id = e.ticket_id AND f.seq = e.seq + 1 WHERE f.at <= e.at',
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

-- The story of the lamp: three units, each naming the next, the last the first again.
SELECT results_eq($$
	SELECT u.code, p.code FROM ticket t
	JOIN paidan.assignment s ON s.ticket_id = t.id
	JOIN paidan.unit u ON u.id = s.unit_id JOIN paidan.unit p ON p.id = s.proposed_unit_id
	WHERE t.title = '合肥大道路灯大白天亮着没人管' AND t.state = 'returned' AND t.hops = 3
	    AND s.state = 'returned' ORDER BY s.id $$,
    $$ VALUES ('YZQ'::text, 'CGJ'::text), ('CGJ', 'FHYQ'), ('FHYQ', 'YZQ') $$,
    'the lamp on 合肥大道 went round three units and came back');
SELECT set_eq($$ SELECT z.name FROM paidan.citizen z WHERE z.name ~ '[𬭎𣲘㛃䶮𠮷]' $$,
    ARRAY['祁𬭎', '刘𣲘', '马㛃', '龚䶮', '𠮷川'], 'rare characters in names are whole');
SELECT is((SELECT count(*) FROM paidan.replay), 0::bigint, 'nobody is left able to act as another');

SELECT * FROM finish();
ROLLBACK;
