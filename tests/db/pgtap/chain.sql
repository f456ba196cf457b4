-- SPDX-License-Identifier: MIT
-- Somebody with all power over the server changes the record: verify names what, each time.
BEGIN;
SELECT no_plan();

CREATE FUNCTION pg_temp.verdict(first text DEFAULT 'NULL', last text DEFAULT 'NULL', known text DEFAULT 'NULL')
RETURNS text LANGUAGE sql AS $$
	SELECT coalesce(t.as_login('t_admin', format('SELECT string_agg(concat_ws('' '', coalesce(number, day::text), fault, seq),
	    '', '' ORDER BY number, seq, day) FROM paidan_api.verify(%s, %s, %s) WHERE fault <> ''looked_at''', first, last, known)), 'clean')
$$;
CREATE FUNCTION pg_temp.number(ticket bigint) RETURNS text LANGUAGE sql AS $$
	SELECT number FROM paidan.ticket_open WHERE id = ticket
	UNION ALL SELECT number FROM paidan.ticket_closed WHERE id = ticket
$$;
-- Does it past every trigger, looks, and takes it back.
CREATE FUNCTION pg_temp.tampered(q text, first text DEFAULT 'NULL', last text DEFAULT 'NULL', known text DEFAULT 'NULL')
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	found text;
BEGIN
	BEGIN
		PERFORM set_config('session_replication_role', 'replica', true);
		EXECUTE q;
		PERFORM set_config('session_replication_role', 'origin', true);
		found := pg_temp.verdict(first, last, known);
		RAISE EXCEPTION 'undo';
	EXCEPTION WHEN raise_exception THEN
		PERFORM set_config('session_replication_role', 'origin', true);
	END;
	RETURN found;
END
$$;

-- (verify is asked as the administrator, whose answer must not be a refusal.)
CREATE TEMP TABLE k AS SELECT t.ticket_in('archived') AS closed, t.ticket_in('handling') AS open;
CREATE TEMP TABLE n AS SELECT pg_temp.number(closed) AS closed, pg_temp.number(open) AS open FROM k;
SELECT is(pg_temp.verdict(), 'clean', 'what the verbs wrote is in order');
SELECT cmp_ok((SELECT count(*) FROM paidan.event e, k WHERE e.ticket_id = k.closed), '>', 4::bigint, 'and is something');
SELECT is(t.as_login('t_admin', 'SELECT facts ->> ''events'' FROM paidan_api.verify(NULL, NULL, NULL)'),
    (SELECT count(*)::text FROM paidan.event), 'all of it was looked at');
SELECT is((SELECT count(DISTINCT hash) FROM paidan.event), (SELECT count(*) FROM paidan.event), 'no two hashes are alike');

-- Changed: each column by itself.
SELECT is(pg_temp.tampered(format('UPDATE paidan.event SET %s WHERE ticket_id = %s AND seq = 3', c, k.closed)),
    n.closed || ' changed 3', c)
FROM k, n, unnest(ARRAY['actor = ''x''', 'actor_name = ''x''', 'at = at + interval ''1 microsecond''', 'verb = ''note''',
    'detail = detail || ''{"reason": "x"}''', 'from_state = NULL', 'to_state = ''closed''', 'unit_id = 77',
    'version = version + 1', 'command_id = NULL', 'hash = sha256(hash)']) AS c
WHERE c !~ 'hash';
SELECT is(pg_temp.tampered(format('UPDATE paidan.event SET hash = sha256(hash) WHERE ticket_id = %s AND seq = 3', k.closed)),
    n.closed || ' changed 3, ' || n.closed || ' changed 4', 'a hash of its own: it and what rests on it')
FROM k, n;
SELECT is(pg_temp.tampered(format($$ UPDATE paidan.event e SET actor = 'x' WHERE ticket_id = %1$s AND seq = 3;
    UPDATE paidan.event e SET hash = paidan_int.event_hash((SELECT hash FROM paidan.event WHERE ticket_id = %1$s AND seq = 2), e)
    WHERE ticket_id = %1$s AND seq = 3 $$, k.closed)),
    n.closed || ' changed 4', 'with the hash made to fit, the next one gives it away') FROM k, n;

-- Removed, from the beginning, the middle and the end; a whole history; the ticket.
SELECT is(pg_temp.tampered(format('DELETE FROM paidan.event WHERE ticket_id = %s AND seq = %s', k.closed, s)),
    n.closed || ' removed ' || (s + 1), 'removed: ' || s) FROM k, n, unnest('{1,2,4}'::int[]) AS s;
SELECT is(pg_temp.tampered(format('DELETE FROM paidan.event WHERE ticket_id = %s AND seq =
    (SELECT max(seq) FROM paidan.event WHERE ticket_id = %1$s)', i)), x || ' end ' || e, 'removed at the end')
FROM k, n, LATERAL (VALUES (k.closed, n.closed), (k.open, n.open)) AS v(i, x),
    LATERAL (SELECT max(seq) - 1 FROM paidan.event WHERE ticket_id = i) AS m(e);
SELECT is(pg_temp.tampered(format('DELETE FROM paidan.event WHERE ticket_id = %s', k.open)), n.open || ' end',
    'a whole history') FROM k, n;
SELECT is(pg_temp.tampered(format('DELETE FROM paidan.ticket_open WHERE id = %s', k.open)), k.open || ' end ' ||
    (SELECT max(seq) FROM paidan.event WHERE ticket_id = k.open), 'the ticket itself') FROM k;
SELECT is(pg_temp.tampered(format('UPDATE paidan.ticket_open SET version = 1 WHERE id = %s', k.open)),
    n.open || ' end ' || (SELECT max(seq) FROM paidan.event WHERE ticket_id = k.open), 'the ticket set back') FROM k, n;

-- Inserted, in the middle and at the end; two exchanged.
CREATE FUNCTION pg_temp.insert_at(ticket bigint, place int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	UPDATE paidan.event SET seq = -seq WHERE ticket_id = ticket AND seq >= place;
	UPDATE paidan.event SET seq = 1 - seq WHERE ticket_id = ticket AND seq < 0;
	INSERT INTO paidan.event (ticket_id, seq, at, actor, actor_name, verb, to_state, version, hash)
	SELECT ticket, place, at, 'x', 'x', 'note', to_state, version, '' FROM paidan.event
	WHERE ticket_id = ticket ORDER BY seq DESC LIMIT 1;
END
$$;
SELECT is(pg_temp.tampered(format('SELECT pg_temp.insert_at(%s, 2)', k.open)),
    n.open || ' changed 2, ' || n.open || ' changed 3, ' || n.open || ' changed 4', 'inserted in the middle') FROM k, n
WHERE (SELECT max(seq) FROM paidan.event WHERE ticket_id = k.open) = 3;
SELECT is((SELECT max(seq) FROM paidan.event e, k WHERE ticket_id = k.open), 3, '(it has three)');
SELECT is(pg_temp.tampered(format('SELECT pg_temp.insert_at(%s, 4)', k.open)), n.open || ' changed 4', 'inserted at the end')
FROM k, n;
SELECT is(pg_temp.tampered(format('UPDATE paidan.event SET seq = -seq WHERE ticket_id = %1$s AND seq IN (2, 3);
    UPDATE paidan.event SET seq = 5 + seq WHERE ticket_id = %1$s AND seq < 0', k.open)),
    n.open || ' changed 2, ' || n.open || ' changed 3, ' || n.open || ' end 3', 'exchanged') FROM k, n;

-- The ledger of readings: changed, removed within, removed at the end.
CREATE TEMP TABLE r AS SELECT t.new_ticket('{"phone": "13987654321"}') AS id;
SELECT is(t.as_login('t_disp', format('SELECT paidan_api.reveal(%L, %s, ''phone'', ''contact'', NULL)', gen_random_uuid(), r.id)), n::text,
    'read ' || n) FROM r, generate_series(1, 3) AS n;
CREATE TEMP TABLE rn AS SELECT pg_temp.number(id) AS number FROM r;
SELECT is(pg_temp.verdict(), 'clean', 'readings are in order');
SELECT is(pg_temp.tampered(format('UPDATE paidan.read_log SET %s WHERE ticket_id = %s AND seq = 2', c, r.id)),
    rn.number || ' read_changed 2', c)
FROM r, rn, unnest(ARRAY['login = ''x''', 'name = ''x''', 'at = at + interval ''1 microsecond''', 'field = ''name''',
    'reason_code = ''other''', 'reason = ''x''', 'unit_id = 77', 'host = ''10.0.0.1''', 'application = ''x''', 'citizen_id = -1',
    'xid = ''3''', 'command_id = gen_random_uuid()']) AS c;
SELECT is(pg_temp.tampered(format('DELETE FROM paidan.read_log WHERE ticket_id = %s AND seq = %s', r.id, d)), rn.number || ' ' || f, 'removed: ' || d)
FROM r, rn, (VALUES (1, 'read_removed 2'), (2, 'read_removed 3'), (3, 'read_removed 4')) AS v(d, f);
SELECT is(pg_temp.tampered(format('DELETE FROM paidan.read_log WHERE ticket_id = %s', r.id)),
    format('%1$s read_removed 2, %1$s read_removed 3, %1$s read_removed 4', rn.number), 'all of them') FROM r, rn;

-- What came in, and when.
SELECT is(pg_temp.tampered(format(q, k.open, k.closed)), w, q) FROM k, n, LATERAL (VALUES
    ('UPDATE paidan.ticket_text SET body = body || ''x'' WHERE id = %s', n.open || ' text 1'),
    ('UPDATE paidan.ticket_text SET place = ''x'' WHERE id = %s', n.open || ' text 1'),
    ('UPDATE paidan.ticket_text SET received_at = received_at - interval ''1 second'' WHERE id = %s', n.open || ' receipt 1'),
    ('UPDATE paidan.ticket_open SET received_at = received_at - interval ''1 second'' WHERE id = %s', n.open || ' receipt 1'),
    ('UPDATE paidan.ticket_closed SET received_at = received_at - interval ''1 second'' WHERE id = %2$s', n.closed || ' receipt 1')
    ) AS v(q, w);
SELECT throws_ok(q, 'PD020', 'append_only', q) FROM unnest(ARRAY[
    'UPDATE paidan.ticket_open SET received_at = now()', 'UPDATE paidan.ticket_closed SET received_at = now()',
    'UPDATE paidan.ticket_text SET registered_at = now()', 'UPDATE paidan.ticket_text SET body = ''x''']) AS q;

-- Days. What happened yesterday and before is sealed; today is not over.
CREATE TEMP TABLE d AS SELECT (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date AS today;
INSERT INTO paidan.replay (pid, login, at) SELECT pg_backend_pid(), 't_disp', clock_timestamp() - interval '3 days';
SET LOCAL paidan.replay = 'on';
CREATE TEMP TABLE old AS SELECT (paidan_api.register(gen_random_uuid(),
    '{"channel": "hotline", "body": "路灯不亮", "category": "01.01.01"}')).ticket AS id;
RESET paidan.replay;
DELETE FROM paidan.replay;
SELECT is(t.as_login('t_disp', 'SELECT paidan_api.seal(9)'), 'PD002 no_right', 'not everybody seals');
SELECT is(t.as_login('t_disp', 'SELECT count(*) FROM paidan_api.seals(NULL, NULL)'), 'PD002 no_right', 'or sees the seals');
SELECT is(t.as_login('t_disp', 'SELECT count(*) FROM paidan_api.verify(NULL, NULL, NULL)'), 'PD002 no_right', 'or verifies');
SELECT is(t.as_login('t_super', 'SELECT paidan_api.seal(1)'), '1', 'a day at a time');
SELECT matches(t.as_login('t_super', 'SELECT paidan_api.seal(900)'), '^[12]$', 'and those without events, too');
SELECT is(t.as_login('t_super', 'SELECT paidan_api.seal(900)'), '0', 'once');
SELECT is((SELECT array_agg(events ORDER BY day) FROM paidan.seal) , CASE (SELECT count(*) FROM paidan.seal)
    WHEN 3 THEN '{1,0,0}'::bigint[] ELSE '{1,0}' END, 'with their events');
SELECT cmp_ok((SELECT max(day) FROM paidan.seal), '<', (SELECT today FROM d), 'never today');
SELECT is(pg_temp.verdict(), 'clean', 'sealed and in order');
CREATE TEMP TABLE s AS SELECT min(day) AS day FROM paidan.seal;
CREATE TEMP TABLE kept AS SELECT jsonb_object_agg(day, encode(seal, 'hex')) AS seals FROM paidan.seal;
SELECT is(pg_temp.verdict('NULL', 'NULL', quote_literal(seals)), 'clean', 'the seals that were kept, too') FROM kept;
-- Somebody makes every hash of the ticket fit again.
CREATE FUNCTION pg_temp.forge() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	UPDATE paidan.event e SET actor = 'x' FROM old WHERE e.ticket_id = old.id;
	UPDATE paidan.event e SET hash = paidan_int.event_hash('', e) FROM old WHERE e.ticket_id = old.id;
END
$$;
SELECT is(pg_temp.tampered('SELECT pg_temp.forge()'), s.day || ' day_changed', 'the seal of the day remembers') FROM s;
SELECT is(pg_temp.tampered('SELECT pg_temp.forge()', quote_literal(day + 1)), 'clean', 'on other days there is nothing') FROM s;
CREATE FUNCTION pg_temp.forge_all() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	before bytea := '';
	r paidan.seal;
BEGIN
	PERFORM pg_temp.forge();
	FOR r IN SELECT * FROM paidan.seal ORDER BY day LOOP
		UPDATE paidan.seal o SET events = g.events, digest = g.digest,
		    seal = paidan_int.seal_hash(before, o.day, g.events, g.digest, o.logs)
		FROM paidan_int.day_digests(r.day, r.day) AS g WHERE o.day = r.day RETURNING o.seal INTO before;
	END LOOP;
END
$$;
SELECT is(pg_temp.tampered('SELECT pg_temp.forge_all()'), 'clean', 'with every seal made anew it cannot be seen here');
SELECT is(pg_temp.tampered('SELECT pg_temp.forge_all()', 'NULL', 'NULL', quote_literal(seals)),
    (SELECT string_agg(day || ' other_seal', ', ' ORDER BY day) FROM paidan.seal), 'but by the seals that were kept') FROM kept;
SELECT is(pg_temp.tampered('DELETE FROM paidan.seal', 'NULL', 'NULL', quote_literal(seals)),
    (SELECT string_agg(day || ' unsealed', ', ' ORDER BY day) FROM paidan.seal), 'or if there are none any more') FROM kept;
SELECT is(pg_temp.tampered('UPDATE paidan.seal SET seal = sha256(seal) WHERE day = (SELECT min(day) FROM paidan.seal)'),
    (SELECT string_agg(day || ' seal_changed', ', ' ORDER BY day) FROM (SELECT day FROM paidan.seal ORDER BY day LIMIT 2) AS x),
    'a seal: it and the one that rests on it');
SELECT is(pg_temp.tampered('DELETE FROM paidan.seal WHERE day = (SELECT min(day) + 1 FROM paidan.seal)') ,
    (SELECT string_agg(day || CASE WHEN day = (SELECT min(day) + 1 FROM paidan.seal) THEN ' unsealed' ELSE ' seal_changed' END,
    ', ' ORDER BY day) FROM paidan.seal WHERE day > (SELECT min(day) FROM paidan.seal)), 'a seal removed') WHERE (SELECT count(*) FROM paidan.seal) = 3;

-- A day's seal covers the readings of the day.
CREATE TEMP TABLE rd AS SELECT (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date - 4 AS day;
CREATE FUNCTION pg_temp.digest() RETURNS text LANGUAGE sql AS $$
	SELECT g.events || ' ' || encode(g.digest, 'hex') FROM rd, paidan_int.day_digests(rd.day, rd.day) AS g
$$;
CREATE TEMP TABLE before AS SELECT pg_temp.digest() AS d;
SET LOCAL session_replication_role = replica;
UPDATE paidan.read_log o SET at = rd.day::timestamp AT TIME ZONE 'Asia/Shanghai' + interval '12 hours' FROM rd, r
WHERE o.ticket_id = r.id AND o.seq = 1;
SET LOCAL session_replication_role = origin;
SELECT isnt(pg_temp.digest(), d, 'a reading is part of its day') FROM before;
SELECT is(split_part(pg_temp.digest(), ' ', 1)::int, split_part(d, ' ', 1)::int + 1, 'and counted') FROM before;

-- The pulse seals in passing; when it was received is nobody's to change.
DELETE FROM paidan.seal;
SELECT lives_ok($$ SELECT t.as_login('t_disp', 'SELECT paidan_api.pulse(paidan_api.feed_cursor())') $$);
SELECT cmp_ok((SELECT count(*) FROM paidan.seal), '>', 0::bigint, 'the pulse seals');
SELECT * FROM finish();
ROLLBACK;
