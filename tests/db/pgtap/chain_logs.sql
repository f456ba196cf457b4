-- SPDX-License-Identifier: MIT
-- Somebody with all power over the server changes the logs of accounts, exports and ended sessions: verify names
-- the log and the row, each time.
BEGIN;
SELECT no_plan();
CREATE FUNCTION pg_temp.verdict(known text DEFAULT 'NULL') RETURNS text LANGUAGE sql AS $$
	SELECT coalesce(t.as_login('t_admin', format('SELECT string_agg(concat_ws('' '', coalesce(number, day::text), fault, seq, facts ->> ''missing''),
	    '', '' ORDER BY number, day, seq) FROM paidan_api.verify(NULL, NULL, %s) WHERE fault <> ''looked_at''', known)), 'clean')
$$;
-- Does it past every trigger, looks, and takes it back.
CREATE FUNCTION pg_temp.tampered(q text, known text DEFAULT 'NULL') RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	found text;
BEGIN
	BEGIN
		PERFORM set_config('session_replication_role', 'replica', true);
		EXECUTE q;
		PERFORM set_config('session_replication_role', 'origin', true);
		found := pg_temp.verdict(known);
		RAISE EXCEPTION 'undo';
	EXCEPTION WHEN raise_exception THEN
		PERFORM set_config('session_replication_role', 'origin', true);
	END;
	RETURN found;
END
$$;

-- Four rows in each; those of the API are chained by the same trigger.
SELECT is(t.as_login('t_admin', format('SELECT paidan_api.account_lock(%L, ''t_seat'', ''x'')', gen_random_uuid())), 'locked', 'an account');
SELECT is(t.as_login('t_disp', format('SELECT count(*) FROM paidan_api.export(%L, ''queue'', ''{}'')', gen_random_uuid())), '1', 'an export');
INSERT INTO paidan.account_log (at, command_id, host, actor, login, verb, before, after, reason)
SELECT clock_timestamp(), gen_random_uuid(), '10.0.0.1', 't_admin', 't_disp', 'account_lock', '{"a": 1}', '{"a": 2}', 'x' || g FROM generate_series(1, 3) AS g;
INSERT INTO paidan.export_log (at, command_id, host, login, name, application, what, scope)
SELECT clock_timestamp(), gen_random_uuid(), '10.0.0.1', 't_disp', '甲', 'paidan', 'queue', '{"a": 2}' FROM generate_series(1, 3) AS g;
INSERT INTO paidan.session_end (at, since, pid, host, login, by_login, by_name, application, reason)
SELECT clock_timestamp(), clock_timestamp(), g, '10.0.0.1', 't_disp', 't_admin', '甲', 'paidan', 'x' FROM generate_series(1, 4) AS g;
CREATE TEMP TABLE l AS SELECT * FROM (VALUES ('account_log', ARRAY['actor', 'login', 'verb', 'reason'], '{before,after}'::text[]),
    ('export_log', ARRAY['login', 'name', 'application', 'what'], '{scope}'),
    ('session_end', ARRAY['login', 'by_login', 'by_name', 'application', 'reason'], '{}')) AS v(log, texts, jsons);
SELECT is((SELECT string_agg(h.log || h.seq, ' ' ORDER BY h.log) FROM paidan.chain_head h), 'account_log4 export_log4 session_end4', 'four in each');
SELECT is(pg_temp.verdict(), 'clean', 'as they were written');

-- Changed: each column by itself.
SELECT is(pg_temp.tampered(format('UPDATE paidan.%I SET %s WHERE seq = 2', log, c)), log || ' log_changed 2 2', log || ': ' || c)
FROM l, LATERAL (SELECT x || ' = ''y''' FROM unnest(texts) AS x UNION ALL SELECT x || ' = ''{"a": 3}''' FROM unnest(jsons) AS x
    UNION ALL VALUES ('at = at - interval ''1 microsecond'''), ('host = NULL'), (CASE log WHEN 'session_end' THEN 'pid = 77' ELSE 'command_id = gen_random_uuid()' END),
        (CASE log WHEN 'session_end' THEN 'since = since - interval ''1 microsecond''' ELSE 'host = ''10.0.0.2''' END)) AS v(c);
SELECT is(pg_temp.tampered(format('UPDATE paidan.%I SET hash = sha256(hash) WHERE seq = 2', log)), format('%1$s log_changed 2 2, %1$s log_changed 3 3', log),
    log || ': a hash of its own') FROM l;
SELECT is(pg_temp.tampered(format('UPDATE paidan.%1$I SET host = NULL WHERE seq = 4; UPDATE paidan.%1$I r SET hash = paidan_int.%1$s_hash(
    (SELECT hash FROM paidan.%1$I WHERE seq = 3), r) WHERE seq = 4', log)), log || ' log_changed 4 4', log || ': the last, with the hash made to fit') FROM l;
-- Removed, inserted, exchanged.
SELECT is(pg_temp.tampered(format('DELETE FROM paidan.%I WHERE seq = ANY (%L::int[])', log, gone)), log || ' log_removed ' || told, format('%s: removed %s', log, gone))
FROM l, (VALUES ('{1}', '2 1'), ('{2}', '3 2'), ('{2,3}', '4 2'), ('{4}', '5 4'), ('{3,4}', '5 3'), ('{1,2,3,4}', '5 1')) AS v(gone, told);
CREATE FUNCTION pg_temp.added(log text, place int) RETURNS text LANGUAGE sql AS $$ SELECT format('ALTER TABLE paidan.%1$I DROP CONSTRAINT %1$s_seq_key;
    UPDATE paidan.%1$I SET seq = seq + 1 WHERE seq >= %2$s; INSERT INTO paidan.%1$I SELECT (jsonb_populate_record(r, jsonb_build_object(''id'', 900, ''seq'', %2$s,
        ''command_id'', gen_random_uuid()))).* FROM paidan.%1$I r ORDER BY r.seq DESC LIMIT 1', log, place) $$;
SELECT is(regexp_replace(pg_temp.tampered(replace(pg_temp.added(log, 2), 'INSERT INTO paidan.' || log, 'INSERT INTO paidan.' || log || ' OVERRIDING SYSTEM VALUE')), ', .*', ''),
    log || ' log_changed 2 2', log || ': inserted in the middle') FROM l;
SELECT is(pg_temp.tampered(replace(pg_temp.added(log, 5), 'INSERT INTO paidan.' || log, 'INSERT INTO paidan.' || log || ' OVERRIDING SYSTEM VALUE')
    || format('; UPDATE paidan.%1$I r SET hash = paidan_int.%1$s_hash((SELECT hash FROM paidan.%1$I WHERE seq = 4), r) WHERE seq = 5', log)),
    log || ' log_added 5 5', log || ': added past the end, with its hash') FROM l;
SELECT is(pg_temp.tampered(format('UPDATE paidan.%1$I SET seq = -seq WHERE seq IN (2, 3); UPDATE paidan.%1$I SET seq = 5 + seq WHERE seq < 0', log)),
    format('%1$s log_changed 2 2, %1$s log_changed 3 3, %1$s log_changed 4 4', log), log || ': exchanged') FROM l;

-- With the head set back as well the end is gone unseen, until the day is sealed.
CREATE FUNCTION pg_temp.cut(log text) RETURNS text LANGUAGE sql AS $$ SELECT format('DELETE FROM paidan.%1$I WHERE seq = 4; UPDATE paidan.chain_head SET seq = 3,
    hash = (SELECT hash FROM paidan.%1$I WHERE seq = 3) WHERE log = %1$L', log) $$;
SELECT is(pg_temp.tampered(pg_temp.cut(log)), 'clean', log || ': cut off whole') FROM l;
SELECT is(pg_temp.tampered(format('DELETE FROM paidan.chain_head WHERE log = %L', log)),
    format('%1$s log_added 1 1, %1$s log_added 2 2, %1$s log_added 3 3, %1$s log_added 4 4', log), log || ': without its head no row stands') FROM l;
INSERT INTO paidan.replay (pid, login, at) SELECT pg_backend_pid(), 't_disp', clock_timestamp() - interval '3 days';
SET LOCAL paidan.replay = 'on';
SELECT isnt((paidan_api.register(gen_random_uuid(), '{"channel": "hotline", "body": "路灯不亮"}')).ticket, NULL, 'there is a first day');
RESET paidan.replay;
DELETE FROM paidan.replay;
CREATE TEMP TABLE d AS SELECT (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date - 3 AS day;
-- As if they had been written then: the chain made anew, for the test.
CREATE FUNCTION pg_temp.set_back(log text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	before bytea := '';
BEGIN
	PERFORM set_config('session_replication_role', 'replica', true);
	EXECUTE format('UPDATE paidan.%I SET at = at - interval ''3 days''', log);
	FOR n IN 1 .. 4 LOOP
		EXECUTE format('UPDATE paidan.%1$I r SET hash = paidan_int.%1$s_hash($1, r) WHERE seq = $2 RETURNING hash', log) INTO before USING before, n;
	END LOOP;
	UPDATE paidan.chain_head h SET hash = before WHERE h.log = set_back.log;
	PERFORM set_config('session_replication_role', 'origin', true);
END
$$;
SELECT pg_temp.set_back(log) FROM l;
SELECT cmp_ok(t.as_login('t_super', 'SELECT paidan_api.seal(9)')::int, '>', 0, 'sealed');
SELECT is(pg_temp.verdict(), 'clean', 'and in order');
CREATE TEMP TABLE kept AS SELECT quote_literal(jsonb_object_agg(day, encode(seal, 'hex'))) AS seals FROM paidan.seal;
SELECT is(pg_temp.tampered(pg_temp.cut(log)), d.day || ' logs_changed', log || ': the seal misses it') FROM l, d;
SELECT is(pg_temp.tampered(pg_temp.cut(log) || '; DELETE FROM paidan.seal; SELECT paidan_int.seal_days(9)'), 'clean', log || ': with new seals nobody sees it') FROM l;
SELECT matches(pg_temp.tampered(pg_temp.cut(log) || '; DELETE FROM paidan.seal; SELECT paidan_int.seal_days(9)', seals), '^' || d.day || ' other_seal',
    log || ': but by the seals that were kept') FROM l, d, kept;
-- Sealed before these logs were: their part is not asked for.
SELECT is(pg_temp.tampered('UPDATE paidan.seal SET logs = NULL WHERE false'), 'clean', 'as it was');
SELECT matches(pg_temp.tampered('UPDATE paidan.seal SET logs = NULL'), 'seal_changed', 'taking the logs out of a seal changes it');
SELECT throws_ok(q, 'PD020', 'append_only', q) FROM l, unnest(ARRAY[format('UPDATE paidan.%I SET hash = ''''', log), format('DELETE FROM paidan.%I', log), 'TRUNCATE paidan.' || log]) AS q;
SELECT * FROM finish();
ROLLBACK;
