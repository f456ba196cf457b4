-- SPDX-License-Identifier: MIT
-- What attack.sh found open, and how it was shut.
BEGIN;
SELECT no_plan();
SELECT t.ticket_in('disputed') AS city \gset
SELECT t.act('t_coord', 'rule', :city, '4, NULL, ''r'', ''l'', true, NULL, NULL, NULL');
CREATE FUNCTION pg_temp.register(who text, extra jsonb) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(),
	    '{"channel": "hotline", "body": "x", "category": "01.01.01"}'::jsonb || extra)) $$;
SELECT pg_temp.register('t_county', '{}') AS own \gset

-- A ruling is known to all; on which ticket, only to who may see that.
SELECT is(t.as_login(who, format('SELECT string_agg(DISTINCT ticket_number || '' '' || (ticket_id IS NOT NULL), '', '')
    FROM paidan_api.precedents(%s)', :own)), told, who || ': the ticket of a precedent')
FROM (SELECT 't_county', '**** false' UNION ALL SELECT 't_disp', number || ' true' FROM paidan.ticket_open
    WHERE id = :city) AS v(who, told);
SELECT is(t.as_login(who, format('SELECT string_agg(DISTINCT r ->> ''ticket_number'', '', '') FROM paidan_api.hints(%s) AS h,
    jsonb_array_elements(h.reasons) AS r WHERE r ->> ''kind'' = ''ruling''', :own)), told, who || ': in a hint')
FROM (SELECT 't_county', '****' UNION ALL SELECT 't_disp', number FROM paidan.ticket_open WHERE id = :city) AS v(who, told);

-- That a number of a channel is taken must be said, by which ticket need not.
SELECT pg_temp.register('t_disp', '{"external_no": "taken"}') AS taken \gset
SELECT is(t.why(who, format('SELECT paidan_api.register(%L, %L)', gen_random_uuid(),
    '{"channel": "hotline", "body": "x", "external_no": "taken"}')), facts, who || ': a taken number')
FROM (VALUES ('t_county', '{}'::jsonb), ('t_disp2', jsonb_build_object('ticket', :taken))) AS v(who, facts);
SELECT is(t.as_login(who, format('SELECT outcome || '' '' || coalesce(ticket, 0) FROM paidan_api.import_batch(%L, ''hotline'', %L)',
    gen_random_uuid(), '[{"row": 1, "body": "x", "external_no": "taken"}]')), 'duplicate ' || told, who || ': in an import')
FROM (VALUES ('t_county', 0), ('t_disp2', :taken)) AS v(who, told);

-- Nothing is without bounds.
SELECT is(pg_temp.register('t_disp', jsonb_build_object(field, repeat('x', most + more))) ~ '^\d+$', more = 0, field || ' ' || most + more)
FROM (VALUES ('body', 20000), ('title', 200), ('place', 1000), ('name', 200), ('phone', 200), ('external_no', 200), ('id_number', 200), ('address', 1000)) AS v(field, most),
    generate_series(0, 1) AS more;
SELECT is(t.act('t_disp', 'note', :taken, 'repeat(''好'', 20000)'), 'registered', 'a long remark');
SELECT is(t.act('t_disp', 'note', :taken, 'repeat(''好'', 100000)'), 'PD017 bad_value', 'too long');
SELECT is(t.as_login('t_disp', format('SELECT count(*) FROM paidan_api.import_batch(%L, ''hotline'', %L)', gen_random_uuid(),
    (SELECT jsonb_agg('{}'::jsonb) FROM generate_series(1, 20001)))), 'PD017 bad_value', 'too many rows');
SELECT is(t.as_login('t_disp', format('SELECT count(*) FROM paidan_api.import_history(%L, %L, %L)', gen_random_uuid(),
    (SELECT jsonb_agg('{}'::jsonb) FROM generate_series(1, 20001)), dry)), 'PD017 bad_value', 'nor of a history')
FROM (VALUES (true), (false)) AS v(dry);
SELECT is(t.as_login('t_disp', format('SELECT paidan_api.propose_duty(%L, %L)', gen_random_uuid(),
    jsonb_build_object('note', repeat('x', 300000)))), 'PD017 bad_value', 'a row of the registry too long');

-- Who has no account keeps nothing here, not even a command.
SELECT is(t.as_login(who, format('SELECT happened FROM paidan_api.settle(%L)', gen_random_uuid())), 'PD001 no_account', who || ' settles nothing')
FROM (VALUES ('t_nobody'), ('t_left')) AS v(who);

-- The locks that the pulse, the months and the calendars are led by are taken by our functions only.
SELECT is(t.as_login('t_disp', 'SELECT ' || f), '42501 permission denied for function ' || split_part(f, '(', 1), f)
FROM unnest(string_to_array('pg_advisory_lock(7236148, 1);pg_try_advisory_lock(1);pg_advisory_xact_lock(1);pg_try_advisory_xact_lock_shared(1);'
    'pg_advisory_unlock(1);lo_creat(-1);lo_create(1);lo_from_bytea(1, '''')', ';')) AS f;
SELECT is(t.as_login('t_disp', 'SELECT paidan_api.lead()'), 'true', 'by them');
SELECT * FROM finish();
ROLLBACK;
