-- SPDX-License-Identifier: MIT
-- Many invented tickets beside those of the demo city, straight into the tables, as
-- its owner:
--   psql -v first=1 -v last=1000000 -v open=60000 -f generate.sql
-- Nineteen months of them, the open ones (the first ones) of the last twenty days; each with
-- text, assignment and the events that its state has behind it, five of a closed one. The same
-- numbers give the same tickets. Ten millions are made a million at a time, lest the
-- sorting of all their events fill the disk. Not for a database that is worked in.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SET search_path = paidan, paidan_int, paidan_ext, public;
SET synchronous_commit = off;
SET work_mem = '256MB';
SET maintenance_work_mem = '512MB';
SET max_parallel_workers_per_gather = 0;
-- No foreign keys and no triggers: what is written here is known to fit.
SET session_replication_role = replica;
SELECT setseed(0.25 + :first / 1e9) \g /dev/null

BEGIN;
CREATE TEMP TABLE states (state text, least float, most float, depth int);
INSERT INTO states VALUES
	('registered', 0.00, 0.15, 1), ('returned', 0.15, 0.17, 3), ('dispatched', 0.17, 0.37, 2),
	('handling', 0.37, 0.78, 3), ('replied', 0.78, 0.90, 4), ('reviewed', 0.90, 0.93, 5),
	('confirmed', 0.93, 0.97, 6), ('dissatisfied', 0.97, 1.01, 5);
CREATE TEMP TABLE titles AS
	SELECT row_number() OVER () - 1 AS n, t.title, x.body, x.place
	FROM ticket_open t JOIN ticket_text x USING (id);
CREATE TEMP TABLE kinds AS
	SELECT row_number() OVER () - 1 AS n, id FROM category c
	WHERE NOT EXISTS (SELECT FROM category d WHERE d.parent_id = c.id);
CREATE TEMP TABLE places AS
	SELECT row_number() OVER () - 1 AS n, code FROM territory WHERE level = 'village';
-- 45 of 100 are the city's, 48 the counties', the rest the sectors'.
CREATE TEMP TABLE shares AS
	SELECT row_number() OVER () - 1 AS n, p.id, p.code, p.kind,
	    ARRAY(SELECT u.id FROM unit u WHERE u.platform_id = p.id AND u.active ORDER BY u.id)
	        AS units,
	    ARRAY(SELECT a.login FROM account a WHERE a.platform_id = p.id AND a.unit_id IS NULL
	        ORDER BY a.login) AS people
	FROM platform p, generate_series(1, CASE p.kind WHEN 'city' THEN 45 WHEN 'county' THEN 6
	    ELSE 2 END);

CREATE TEMP TABLE made AS
SELECT r.i, r.received_at, r.rank, s.id AS platform_id, s.code AS platform, s.people,
    s.units[1 + floor(r.r1 * cardinality(s.units))::int] AS unit_id,
    s.units[1 + floor(r.r2 * cardinality(s.units))::int] AS helper_id,
    s.people[1 + floor(r.r2 * cardinality(s.people))::int] AS keeper,
    k.id AS category_id, p.code AS territory_code, t.title, t.body, t.place,
    CASE WHEN r.i <= :open THEN o.state ELSE 'archived' END AS state,
    CASE WHEN r.i <= :open THEN o.depth ELSE 5 END AS depth,
    (r.r3 < 0.05)::int + (r.r3 < 0.01)::int AS urgency, r.r2 < 0.1 AS assisted
FROM (
	SELECT i, random() AS r1, random() AS r2, random() AS r3, random() AS r4, random() AS rank,
	    now() - CASE WHEN i <= :open THEN random() * interval '20 days'
	        ELSE interval '4 days' + random() * interval '570 days' END AS received_at
	FROM generate_series(:first, :last) AS i
) AS r
JOIN shares s ON s.n = floor(r.r4 * (SELECT count(*) FROM shares))::int
JOIN kinds k ON k.n = floor(r.r1 * r.r4 * (SELECT count(*) FROM kinds))::int
JOIN places p ON p.n = (r.i * 7919::bigint) % (SELECT count(*) FROM places)
JOIN titles t ON t.n = (r.i * 104729::bigint) % (SELECT count(*) FROM titles)
JOIN states o ON r.rank >= o.least AND r.rank < o.most;

-- Above whatever the sequence has given out.
SELECT last_value + 1000 AS base FROM ticket_n \gset
ALTER TABLE made ADD id bigint, ADD number text;
UPDATE made SET id = month_of(received_at) * 100000000::bigint + :base + i - :first + 1,
    number = platform || to_char(received_at, 'YYYYMMDD-') || (100000 + i);
SELECT ensure_month(month) FROM (SELECT DISTINCT month_of(received_at) AS month FROM made) AS m
\g /dev/null
-- As if the program had made them: later migrations alter them as their owner.
SELECT format('ALTER TABLE %s OWNER TO paidan_owner', c.oid::regclass) FROM pg_class c
WHERE c.relnamespace = 'paidan'::regnamespace AND c.relispartition AND c.relkind = 'r'
    AND c.relowner = current_user::regrole
\gexec
SELECT setval('ticket_n', :base + :last - :first + 2) \g /dev/null
ANALYZE made;

INSERT INTO ticket_open (id, number, platform_id, state, queue, due_at, received_at, state_at,
    dispatched_at, urgency, category_id, territory_code, title, keeper, unit_id, unit_ids,
    hops, version)
SELECT m.id, m.number, m.platform_id, m.state, s.queue, m.received_at + interval '5 days' * m.rank
    + interval '7 days', m.received_at, m.received_at + interval '1 hour' * m.depth,
    CASE WHEN m.depth > 1 THEN m.received_at + interval '30 minutes' END, m.urgency,
    CASE WHEN m.depth > 1 OR m.rank > 0.05 THEN m.category_id END, m.territory_code, m.title,
    m.keeper, CASE WHEN m.depth > 1 THEN m.unit_id END,
    CASE WHEN m.depth < 2 THEN '{}' WHEN m.assisted AND m.helper_id <> m.unit_id
        THEN ARRAY[m.unit_id, m.helper_id] ELSE ARRAY[m.unit_id] END,
    (m.depth > 1)::int, m.depth
FROM made m JOIN state s ON s.code = m.state WHERE m.i <= :open ORDER BY m.id;

-- Of what is answered half is to be called now; every twentieth is in its second round.
UPDATE ticket_open t SET call_at = now() + (t.id % 97 - 48) * interval '1 hour'
FROM made m WHERE m.id = t.id AND m.i <= :open AND m.state IN ('replied', 'reviewed');
UPDATE ticket_open t SET round = 2, redo = 'same'
FROM made m WHERE m.id = t.id AND m.i <= :open AND m.state IN ('handling', 'replied') AND t.id % 20 = 0;

INSERT INTO ticket_closed (id, number, platform_id, state, due_at, received_at, state_at,
    dispatched_at, closed_at, urgency, category_id, territory_code, title, keeper, unit_id,
    unit_ids, hops, round, version, close_type)
SELECT m.id, m.number, m.platform_id, 'archived', m.received_at + interval '5 days', m.received_at,
    m.received_at + interval '4 days' * m.rank, m.received_at + interval '30 minutes',
    m.received_at + interval '4 days' * m.rank, m.urgency, m.category_id, m.territory_code,
    m.title, m.keeper, m.unit_id, ARRAY[m.unit_id], 1, 1, 5, 'resolved'
FROM made m WHERE m.i > :open ORDER BY m.id;
INSERT INTO ticket_recent (id, closed_at, platform_id, category_id, territory_code, unit_ids)
SELECT c.id, c.closed_at, c.platform_id, c.category_id, c.territory_code, c.unit_ids
FROM ticket_closed c JOIN made m USING (id) WHERE c.closed_at > now() - interval '2 days';

INSERT INTO ticket_text (id, channel_id, external_no, body, place, received_at, registered_by,
    registered_at)
SELECT m.id, (SELECT min(c.id) FROM channel c), 'bench-' || m.i, m.body, m.place, m.received_at,
    m.keeper, m.received_at
FROM made m ORDER BY m.id;

INSERT INTO assignment (ticket_id, unit_id, round, role, state, assigned_at, assigned_by,
    since, ended_at, signed_at, signed_by, replied_at, reply_text)
SELECT m.id, m.unit_id, 1, 'lead',
    CASE WHEN m.state = 'returned' THEN 'returned' WHEN m.depth = 2 THEN 'assigned'
        WHEN m.depth = 3 THEN 'signed' ELSE 'replied' END,
    m.received_at + interval '30 minutes', m.keeper, m.received_at + interval '30 minutes',
    CASE WHEN m.state = 'returned' THEN m.received_at + interval '3 hours' END,
    CASE WHEN m.depth > 2 THEN m.received_at + interval '2 hours' END,
    CASE WHEN m.depth > 2 THEN m.keeper END,
    CASE WHEN m.depth > 3 THEN m.received_at + interval '2 days' * m.rank END,
    CASE WHEN m.depth > 3 THEN '已现场处理完毕，并向来电人作了说明。' END
FROM made m WHERE m.depth > 1 ORDER BY m.id;

CREATE TEMP TABLE story AS
SELECT m.id AS ticket_id, m.received_at + interval '30 minutes' * v.seq * v.seq AS at,
    NULL::uuid AS command_id, v.seq, v.seq AS version, NULL::int AS unit_id, m.keeper AS actor,
    a.name AS actor_name, v.verb, v.from_state, v.to_state,
    CASE v.verb WHEN 'dispatch' THEN jsonb_build_object('lead', m.unit_id, 'round', 1,
        'lead_name', u.short_name, 'assist', '[]'::jsonb, 'assist_names', '[]'::jsonb)
    ELSE '{}' END AS detail, ''::bytea AS hash
FROM made m
JOIN unit u ON u.id = m.unit_id
JOIN account a ON a.login = m.keeper
JOIN (VALUES (1, 'register', NULL, 'registered'), (2, 'dispatch', 'registered', 'dispatched'),
    (3, 'sign_in', 'dispatched', 'handling'), (4, 'reply', 'handling', 'replied'),
    (5, 'review', 'replied', 'reviewed'), (6, 'follow_up', 'reviewed', 'confirmed'),
    (5, 'archive', 'replied', 'archived')) AS v(seq, verb, from_state, to_state)
    ON v.seq <= m.depth AND (v.seq < 5 OR (m.state = 'archived') = (v.verb = 'archive'));

-- The chain as the trigger would make it, a link of every ticket at a time.
CREATE TEMP TABLE chained (ticket_id bigint, seq int, hash bytea, PRIMARY KEY (ticket_id, seq));
DO $$
BEGIN
	FOR link IN 1..7 LOOP
		INSERT INTO chained (ticket_id, seq, hash)
		SELECT s.ticket_id, s.seq, sha256(coalesce(c.hash, '') || record_send(ROW(s.ticket_id,
		    s.seq, s.at, s.command_id, s.version, s.unit_id, s.actor, s.actor_name, s.verb,
		    s.from_state, s.to_state, s.detail)))
		FROM story s LEFT JOIN chained c ON c.ticket_id = s.ticket_id AND c.seq = link - 1
		WHERE s.seq = link;
	END LOOP;
END
$$;
SET LOCAL session_replication_role = replica;
INSERT INTO event (ticket_id, at, command_id, seq, version, unit_id, actor, actor_name, verb,
    from_state, to_state, detail, hash)
SELECT s.ticket_id, s.at, s.command_id, s.seq, s.version, s.unit_id, s.actor, s.actor_name,
    s.verb, s.from_state, s.to_state, s.detail, c.hash
FROM story s JOIN chained c USING (ticket_id, seq)
ORDER BY s.ticket_id, s.seq;
SET LOCAL session_replication_role = origin;

-- The clocks of the open ones, by the engine itself.
SELECT to_regproc('paidan_int.adopt_tickets') IS NOT NULL AS has_clocks \gset
\if :has_clocks
\timing on
SELECT adopt_tickets() \g /dev/null
\timing off
\endif

-- Of those that are late by now only every so many-th stays so, 5,000 in all; the deadlines of the
-- others come as much later as if all had been granted more time.
CREATE TEMP TABLE granted AS
SELECT id FROM (SELECT t.id, row_number() OVER (ORDER BY md5(t.id::text)) AS n
    FROM ticket_open t JOIN made m USING (id)
    WHERE m.i <= :open AND least(t.warn_at, t.due_at) <= now()) AS late
WHERE n > 5000;
UPDATE clock SET due_at = due_at + interval '30 days', warn_at = warn_at + interval '30 days'
WHERE ticket_id IN (SELECT id FROM granted) AND kind <> 'on_site';
UPDATE ticket_open SET due_at = due_at + interval '30 days', warn_at = warn_at + interval '30 days'
WHERE id IN (SELECT id FROM granted);
-- On the spot somebody has been, but for a score.
DELETE FROM clock WHERE kind = 'on_site' AND ticket_id % 16 <> 0;
COMMIT;
DROP TABLE chained, story, granted, made;
SELECT (SELECT count(*) FROM ticket_open) AS open, (SELECT count(*) FROM ticket_closed) AS closed,
    (SELECT count(*) FROM event) AS events,
    pg_size_pretty(pg_database_size(current_database())) AS size;
