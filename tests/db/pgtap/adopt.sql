-- SPDX-License-Identifier: MIT
-- Tickets that are older than the clocks are given them once, by what is known of them.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE k AS SELECT s AS state, t.ticket_in(s) AS id
FROM unnest('{registered,returned,dispatched,handling,replied,reviewed,confirmed,dissatisfied,parked,archived}'::text[]) AS s;
CREATE TEMP TABLE before AS SELECT c.ticket_id, c.kind, c.started_at, c.due_at, c.rule_id FROM paidan.clock c WHERE c.paused_at IS NULL;
CREATE TEMP TABLE tickets AS SELECT o.id, o.due_at, o.warn_at, o.class, o.rule_version FROM paidan.ticket_open o WHERE o.state <> 'parked';
DELETE FROM paidan.clock c WHERE c.paused_at IS NULL;
UPDATE paidan.ticket_open SET class = NULL, rule_version = NULL, due_at = now(), warn_at = now() WHERE state <> 'parked';
SELECT paidan_int.adopt_tickets();
SELECT is_empty('SELECT c.ticket_id, c.kind FROM paidan.clock c GROUP BY 1, 2 HAVING count(*) > 1', 'each once');
SELECT set_eq('SELECT c.ticket_id, c.kind, c.started_at, c.due_at, c.rule_id FROM paidan.clock c WHERE c.paused_at IS NULL', $$ SELECT b.ticket_id, b.kind, b.started_at, b.due_at, b.rule_id
    FROM before b JOIN k ON k.id = b.ticket_id WHERE k.state <> 'reviewed' UNION ALL
    -- Since when it waits for the call is no longer known but by its last move.
    SELECT b.ticket_id, b.kind, o.state_at, b.due_at + (o.state_at - b.started_at), b.rule_id FROM before b JOIN paidan.ticket_open o ON o.id = b.ticket_id WHERE o.state = 'reviewed' $$,
    'the clocks that they would have');
SELECT is_empty($$ SELECT t.id FROM tickets t JOIN paidan.ticket_open o USING (id) JOIN k USING (id)
    WHERE k.state <> 'reviewed' AND (o.due_at, o.warn_at, o.class, o.rule_version) IS DISTINCT FROM (t.due_at, t.warn_at, t.class, t.rule_version) $$,
    'and are due by them');
SELECT is((SELECT count(*) FROM tickets), 8::bigint, 'all were tried');
CREATE TEMP TABLE once AS TABLE paidan.clock;
SELECT paidan_int.adopt_tickets();
SELECT set_eq('SELECT * FROM paidan.clock', 'SELECT * FROM once', 'once');
SELECT * FROM finish();
ROLLBACK;
