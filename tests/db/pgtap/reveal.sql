-- SPDX-License-Identifier: MIT
-- Personal data: masked everywhere, revealed with a reason to whom it is for, and never
-- without a row of the ledger that stays.
BEGIN;
SELECT no_plan();

CREATE TEMP TABLE k (name text, id bigint);
INSERT INTO k SELECT 'city', t.new_ticket('{"name": "欧阳秘", "phone": "13987654321", "id_number": "341202199001011234",
    "address": "密巷7号501室"}');
INSERT INTO k SELECT 'county', t.as_login('t_county', format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(),
    '{"channel": "hotline", "body": "county", "category": "01", "name": "张三丰", "phone": "13912345678"}'::jsonb))::bigint;
INSERT INTO k SELECT 'light', t.new_ticket('{"name": "卢深夜", "phone": "13811112222"}');
INSERT INTO k SELECT 'sent', t.new_ticket('{"name": "申转办", "phone": "13833334444"}');
INSERT INTO k VALUES ('nobody', t.new_ticket());
SELECT t.act('t_disp', 'dispatch', id, '1, ''{2}'', NULL, NULL') FROM k WHERE name = 'light';
SELECT t.act('t_disp', 'dispatch', id, '3, NULL, ''r'', NULL') FROM k WHERE name = 'sent';

-- Asks, and makes the row look committed, which it is not in this test: then what is given.
CREATE FUNCTION pg_temp.asked(who text, ticket text, field text, code text DEFAULT 'contact', reason text DEFAULT NULL,
    command uuid DEFAULT gen_random_uuid()) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text := t.as_login(who, format('SELECT paidan_api.reveal(%L, %s, %L, %L, %L)', command,
	    (SELECT id FROM k WHERE name = ticket), field, code, reason));
BEGIN
	IF answer !~ '^\d+$' THEN
		RETURN answer;
	END IF;
	IF t.as_login(who, format('SELECT value FROM paidan_api.revealed(%L)', command)) <> 'PD091 not_recorded' THEN
		RETURN 'given before it was committed';
	END IF;
	PERFORM set_config('session_replication_role', 'replica', true);
	UPDATE paidan.read_log SET xid = '3' WHERE command_id = command;
	PERFORM set_config('session_replication_role', 'origin', true);
	RETURN t.as_login(who, format('SELECT value || '' '' || seconds FROM paidan_api.revealed(%L)', command));
END
$$;

-- Who gets what; everybody else the reason why not.
SELECT is(pg_temp.asked(who, ticket, field), answer, concat_ws(' ', who, ticket, field)) FROM (VALUES
    ('t_disp', 'city', 'phone', '13987654321 20'), ('t_disp', 'city', 'name', '欧阳秘 20'),
    ('t_coord', 'city', 'id_number', '341202199001011234 20'), ('t_call', 'city', 'address', '密巷7号501室 20'),
    ('t_super', 'county', 'phone', '13912345678 20'), ('t_county', 'county', 'phone', '13912345678 20'),
    ('t_county', 'city', 'phone', 'PD003 no_ticket'), ('t_county', 'sent', 'phone', '13833334444 20'),
    ('t_county', 'sent', 'name', 'PD002 no_right'),
    ('t_light', 'light', 'phone', '13811112222 20'), ('t_light', 'light', 'name', 'PD002 no_right'),
    ('t_light', 'city', 'phone', 'PD003 no_ticket'), ('t_water', 'light', 'phone', '13811112222 20'),
    ('t_lamp', 'light', 'phone', 'PD003 no_ticket'),
    ('t_monitor', 'city', 'phone', 'PD002 no_right'), ('t_admin', 'city', 'phone', 'PD002 no_right'),
    ('t_registrar', 'city', 'phone', 'PD002 no_right'), ('t_nobody', 'city', 'phone', 'PD001 no_account'),
    ('t_left', 'city', 'phone', 'PD001 no_account'),
    ('t_disp', 'city', 'body', 'PD017 bad_value'), ('t_disp', 'city', NULL, 'PD017 bad_value'),
    ('t_disp', 'nobody', 'phone', 'PD090 not_given'), ('t_disp', 'light', 'address', 'PD090 not_given'))
    AS v(who, ticket, field, answer);
SELECT is(t.as_login('t_disp', 'SELECT paidan_api.reveal(gen_random_uuid(), 1, ''phone'', ''contact'', NULL)'), 'PD003 no_ticket',
    'there is no such ticket');
SELECT is(t.as_login('t_disp', format('SELECT paidan_api.reveal(NULL, %s, ''phone'', ''contact'', NULL)', id)), 'PD010 missing',
    'no command') FROM k WHERE name = 'city';

-- A reason there must be.
SELECT is(pg_temp.asked('t_disp', 'city', 'phone', code, reason), answer, concat_ws(' ', code, reason)) FROM (VALUES
    (NULL, 'x', 'PD010 missing'), ('', 'x', 'PD010 missing'), ('curious', 'x', 'PD016 unknown_reason'),
    ('resolved', 'x', 'PD016 unknown_reason'), ('other', NULL, 'PD010 missing'), ('other', '  ', 'PD010 missing'),
    ('other', '走访核实', '13987654321 20')) AS v(code, reason, answer);

-- In hand, and no longer.
SELECT t.act('t_light', 'return_ticket', id, '''wrong_territory'', ''park'', 6') FROM k WHERE name = 'light';
SELECT is(pg_temp.asked('t_light', 'light', 'phone'), 'PD003 no_ticket', 'returned: nothing any more');
CREATE TEMP TABLE done AS SELECT t.new_ticket('{"phone": "13855556666"}') AS id;
INSERT INTO k SELECT 'done', id FROM done;
SELECT t.act('t_disp', 'dispatch', id, '1, NULL, NULL, NULL'), t.act('t_light', 'sign_in', id), t.act('t_light', 'reply', id, '''r''')
FROM done;
SELECT is(pg_temp.asked('t_light', 'done', 'phone'), '13855556666 20', 'answered, and still in hand');
SELECT t.act('t_disp', 'review', id, 'true, NULL'), t.act('t_call', 'follow_up', id, '''reached'', true, true, ''satisfied'', NULL'),
    t.act('t_call', 'archive', id, 'NULL') FROM done;
SELECT is(pg_temp.asked('t_light', 'done', 'phone'), 'PD007 not_your_unit', 'closed: not for the unit');
SELECT is(pg_temp.asked('t_super', 'done', 'phone'), '13855556666 20', 'but for the platform');

-- The row: who, what, why, from where. Never what was seen.
SELECT is(ROW(r.login, r.name, r.unit_id, r.field, r.reason_code, r.reason, r.host, r.seq)::text,
    '(t_disp,李静,,phone,other,走访核实,,' || r.seq || ')', 'the row of the ledger')
FROM paidan.read_log r, k WHERE k.name = 'city' AND r.ticket_id = k.id AND r.reason_code = 'other';
SELECT is((SELECT count(*) FROM paidan.read_log r, k WHERE k.name = 'city' AND r.ticket_id = k.id), 5::bigint,
    'one row each, and none for what was refused');
SELECT is((SELECT array_agg(r.seq ORDER BY r.at) FROM paidan.read_log r, k WHERE k.name = 'city' AND r.ticket_id = k.id),
    '{1,2,3,4,5}', 'numbered');
SELECT is_empty($$ SELECT FROM paidan.event e, k WHERE e.ticket_id = k.id AND e.verb ~ 'reveal' $$, 'no event');

-- A repeat writes nothing; the command belongs to its login, ticket and verb; it is given for a moment only.
CREATE TEMP TABLE c AS SELECT gen_random_uuid() AS id;
SELECT is(pg_temp.asked('t_disp', 'city', 'phone', command => id), '13987654321 20', 'asked') FROM c;
SELECT is(t.as_login('t_disp', format('SELECT paidan_api.reveal(%L, %s, ''name'', ''contact'', NULL)', c.id, k.id)), '6', 'a repeat')
FROM c, k WHERE name = 'city';
SELECT is((SELECT count(*) FROM paidan.read_log WHERE command_id = (SELECT id FROM c)), 1::bigint, 'is one row');
SELECT is(t.as_login('t_disp', format('SELECT value FROM paidan_api.revealed(%L)', id)), '13987654321', 'what the row says, not the repeat')
FROM c;
SELECT is(t.as_login('t_coord', format('SELECT value FROM paidan_api.revealed(%L)', id)), 'PD091 not_recorded', 'to nobody else') FROM c;
SELECT is(t.as_login('t_disp', format('SELECT paidan_api.reveal(%L, %s, ''phone'', ''contact'', NULL)', c.id, k.id)), 'PD008 command_reused',
    'nor for another ticket') FROM c, k WHERE name = 'light';
SELECT is(t.as_login('t_disp', 'SELECT value FROM paidan_api.revealed(gen_random_uuid())'), 'PD091 not_recorded', 'a command that never was');
SET LOCAL session_replication_role = replica;
UPDATE paidan.read_log SET at = at - interval '21 seconds' WHERE command_id = (SELECT id FROM c);
SELECT is(t.as_login('t_disp', format('SELECT value FROM paidan_api.revealed(%L)', id)), 'PD091 not_recorded', 'too late') FROM c;
UPDATE paidan.read_log SET at = at + interval '21 seconds' WHERE command_id = (SELECT id FROM c);
SET LOCAL session_replication_role = origin;

-- A part of a transaction is not another transaction.
SELECT is(t.as_login('t_disp', format($$ DO $do$ BEGIN
    BEGIN PERFORM paidan_api.reveal(%1$L, %2$s, 'phone', 'contact', NULL); EXCEPTION WHEN division_by_zero THEN NULL; END;
    PERFORM paidan_api.revealed(%1$L); END $do$ $$, gen_random_uuid(), id)), 'PD091 not_recorded', 'within a savepoint, neither')
FROM k WHERE name = 'city';

-- Nowhere else. The tables but the one; what every login is shown by every function about a ticket and every view.
CREATE TEMP TABLE secret AS SELECT unnest('{13987654321,欧阳秘,341202199001011234,密巷7号,13912345678,张三丰}'::text[]) AS s;
CREATE FUNCTION pg_temp.kept_in() RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	r regclass;
	n int;
BEGIN
	FOR r IN SELECT c.oid FROM pg_class c WHERE c.relnamespace = 'paidan'::regnamespace AND c.relkind IN ('r', 'p') LOOP
		EXECUTE format('SELECT count(*) FROM %s AS x, secret WHERE x::text LIKE ''%%'' || s || ''%%''', r) INTO n;
		IF n > 0 THEN
			RETURN NEXT r::text;
		END IF;
	END LOOP;
END
$$;
SELECT results_eq('SELECT pg_temp.kept_in()', $$ VALUES ('paidan.citizen') $$, 'in one table alone');
CREATE FUNCTION pg_temp.shown_by(who text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	q text;
	answer text;
BEGIN
	FOR q IN
		SELECT format('SELECT string_agg(x::text, '' '') FROM paidan_api.%I(%s) AS x', p.proname, k.id)
		FROM pg_proc p, k WHERE p.pronamespace = 'paidan_api'::regnamespace AND p.proargtypes::text = '20'
		UNION ALL
		SELECT format('SELECT string_agg(x::text, '' '') FROM paidan_api.%I AS x', c.relname)
		FROM pg_class c WHERE c.relnamespace = 'paidan_api'::regnamespace AND c.relkind = 'v'
	LOOP
		answer := t.as_login(who, q);
		RETURN QUERY SELECT q || ': ' || s FROM secret WHERE answer LIKE '%' || s || '%';
	END LOOP;
END
$$;
SELECT is_empty(format('SELECT pg_temp.shown_by(%L)', who), who || ' is shown nothing of it') FROM (VALUES ('t_disp'), ('t_coord'),
    ('t_call'), ('t_super'), ('t_light'), ('t_monitor'), ('t_registrar'), ('t_admin'), ('t_county')) AS v(who);
SELECT cmp_ok((SELECT count(*) FROM pg_proc p WHERE p.pronamespace = 'paidan_api'::regnamespace AND p.proargtypes::text = '20'),
    '>', 10::bigint, '(that was something)');
SELECT is(t.as_login('t_disp', format('SELECT citizen_masked || '' '' || phone_masked FROM paidan_api.ticket_detail(%s)', id)),
    '欧** 139****4321', 'the detail is masked') FROM k WHERE name = 'city';

-- Only added to, by whomever; nobody writes it but the function.
SELECT throws_ok(q, 'PD020', 'append_only', q) FROM unnest(ARRAY['UPDATE paidan.read_log SET login = ''x''',
    'DELETE FROM paidan.read_log', 'TRUNCATE paidan.read_log']) AS q;
SELECT matches(t.as_login(who, q), '^42501 permission denied for schema paidan', who || ': ' || q)
FROM unnest('{t_disp,t_coord,t_admin,t_monitor}'::text[]) AS who, unnest(ARRAY['SELECT count(*) FROM paidan.read_log',
    'DELETE FROM paidan.read_log', 'INSERT INTO paidan.read_log (login) VALUES (''x'')',
    'SELECT paidan_int.personal(1, ''phone'')']) AS q;
GRANT USAGE ON SCHEMA paidan TO paidan_user;
GRANT SELECT ON paidan.read_log TO paidan_user;
SELECT is(t.as_login('t_admin', 'SELECT count(*) FROM paidan.read_log'), '0', 'row security, should it ever be granted');

-- Who saw it? One question.
SELECT is(t.as_login('t_super', format('SELECT string_agg(concat_ws('' '', seq, login, field, reason_name, reason), '', '' ORDER BY seq)
    FROM paidan_api.who_saw(%s)', id)), '1 t_disp phone 联系诉求人, 2 t_disp name 联系诉求人, 3 t_coord id_number 联系诉求人, '
    || '4 t_call address 联系诉求人, 5 t_disp phone 其他（须写明） 走访核实, 6 t_disp phone 联系诉求人', 'who saw')
FROM k WHERE name = 'city';
SELECT is(t.as_login(who, format('SELECT count(*) FROM paidan_api.who_saw(%s)', id)), answer, who || ' asks about ' || name)
FROM k JOIN (VALUES ('t_coord', 'city', '6'), ('t_admin', 'city', '6'), ('t_super', 'county', '2'), ('t_disp', 'city', 'PD002 no_right'),
    ('t_call', 'city', 'PD002 no_right'), ('t_light', 'light', 'PD002 no_right'), ('t_monitor', 'city', 'PD002 no_right'),
    ('t_registrar', 'city', 'PD002 no_right'), ('t_county', 'county', 'PD002 no_right'), ('t_left', 'city', 'PD002 no_right'),
    ('t_nobody', 'city', 'PD002 no_right')) AS v(who, ticket, answer) ON v.ticket = k.name;
SELECT is(t.as_login('t_super', 'SELECT count(*) FROM paidan_api.who_saw(1)'), 'PD003 no_ticket', 'of no ticket');
UPDATE paidan.account SET platform_id = 2 WHERE login = 't_super';
SELECT is(t.as_login('t_super', format('SELECT count(*) FROM paidan_api.who_saw(%s)', id)),
    CASE name WHEN 'county' THEN '2' ELSE 'PD003 no_ticket' END, 'a county''s supervisor: ' || name) FROM k WHERE name IN ('city', 'county');
SELECT * FROM finish();
ROLLBACK;
