-- SPDX-License-Identifier: MIT
-- Who sees which ticket, in the views and in the functions.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE k (name text, id bigint);
INSERT INTO k VALUES ('city', t.ticket_in('registered')), ('light', t.ticket_in('dispatched')), ('done', t.ticket_in('archived'));
INSERT INTO k SELECT 'county', t.as_login('t_county', format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(),
    '{"channel": "hotline", "body": "county", "category": "01", "name": "张三丰", "phone": "13912345678"}'::jsonb))::bigint;
INSERT INTO k SELECT 'sent', t.new_ticket();
SELECT t.act('t_disp', 'dispatch', id, '3, NULL, ''r'', NULL') FROM k WHERE name = 'sent';

CREATE FUNCTION pg_temp.seen(who text) RETURNS text LANGUAGE sql AS $$
	SELECT coalesce(string_agg(k.name, ' ' ORDER BY k.name), '') FROM k
	WHERE k.id::text = ANY (string_to_array(t.as_login(who, 'SELECT string_agg(id::text, '','') FROM (
	    SELECT id FROM paidan_api.open_ticket UNION ALL SELECT id FROM paidan_api.closed_ticket) AS x'), ',')) $$;
CREATE FUNCTION pg_temp.opened(who text) RETURNS text LANGUAGE sql AS $$
	SELECT coalesce(string_agg(k.name, ' ' ORDER BY k.name), '') FROM k
	WHERE t.as_login(who, format('SELECT count(*) FROM paidan_api.ticket_detail(%s)', k.id)) = '1'
	    AND t.as_login(who, format('SELECT count(*) > 0 FROM paidan_api.events(%s)', k.id)) = 'true' $$;
CREATE TEMP TABLE expected (who text, sees text);
INSERT INTO expected VALUES
	('t_disp', 'city county done light sent'), ('t_coord', 'city county done light sent'),
	('t_call', 'city county done light sent'), ('t_monitor', 'city county done light sent'),
	('t_county', 'county sent'), ('t_light', 'done light'), ('t_water', 'done light'), ('t_lamp', ''),
	('t_registrar', ''), ('t_admin', ''), ('t_nobody', ''), ('t_left', '');
SELECT is(pg_temp.seen(who), sees, who || ' sees in the lists') FROM expected;
SELECT is(pg_temp.opened(who), sees, who || ' can open') FROM expected;

-- SET ROLE changes nothing: it is the login that counts. (Membership brings the group's rights, not the
-- other's platform.)
GRANT t_disp TO t_lamp;
SELECT is(t.as_login('t_lamp', 'SELECT paidan_api.whoami()') ~ 't_lamp', true, 'whoami');
CREATE FUNCTION pg_temp.by_role() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	n bigint;
BEGIN
	PERFORM set_config('session_authorization', 't_lamp', true);
	PERFORM set_config('role', 't_disp', true);
	SELECT count(*) INTO n FROM paidan_api.open_ticket;
	PERFORM set_config('role', 'none', true);
	PERFORM set_config('session_authorization', 'postgres', true);
	RETURN n;
END
$$;
SELECT is(pg_temp.by_role(), 2::bigint, 'SET ROLE to the city''s dispatcher shows the county''s tickets and no more');

-- Row security holds on the tables that the functions read, should they ever be granted.
GRANT USAGE ON SCHEMA paidan TO paidan_user;
GRANT SELECT ON paidan.ticket_text, paidan.assignment, paidan.event, paidan.change, paidan.citizen TO paidan_user;
SELECT is(t.as_login('t_county', format('SELECT count(DISTINCT %s) FROM paidan.%s', c, r)), n, 'row security of ' || r)
FROM (VALUES ('ticket_text', 'id', '2'), ('assignment', 'ticket_id', '1'), ('event', 'ticket_id', '2'),
    ('change', 'ticket_id', '2'), ('citizen', 'id', '0')) AS v(r, c, n);

SELECT is(t.as_login('t_county', format('SELECT citizen_masked || '' '' || phone_masked FROM paidan_api.ticket_detail(%s)', id)),
    '张** 139****5678', 'the citizen is masked') FROM k WHERE name = 'county';
SELECT is(paidan_int.mask_phone(p), m, 'phone ' || p) FROM (VALUES ('0558-5550123', '055****0123'), ('55501234', '****1234'),
    ('110', '****'), ('', NULL)) AS v(p, m);
SELECT is(t.as_login('t_light', format('SELECT string_agg(unit_name || '' '' || role, '', '') FROM paidan_api.assignments(%s)', id)),
    '市城管局 lead, 水务集团 assist', 'assignments') FROM k WHERE name = 'light';
SELECT is(t.as_login('t_lamp', format('SELECT count(*)::text FROM paidan_api.assignments(%s)', id)), '0', 'not by others')
FROM k WHERE name = 'light';
SELECT is(t.as_login('t_disp', format('SELECT count(*)::text FROM paidan_api.hints(%s)', 1)), '0', 'no hints for no ticket');
SELECT is(t.as_login('t_nobody', 'SELECT paidan_api.whoami()'), 'PD001 no_account', 'no account');
SELECT is(t.as_login('t_left', 'SELECT paidan_api.whoami()'), 'PD001 no_account', 'no longer active');
SELECT is(t.as_login('t_disp', 'SELECT schema_version FROM paidan_api.whoami()'),
    (SELECT max(version)::text FROM paidan.schema_version), 'whoami tells the schema');
SELECT is(t.as_login('t_call', 'SELECT rights::text FROM paidan_api.whoami()'),
    '{archive,ask_reveal,claim,follow_up,lead_pulse,note,reveal,see_platform,see_unit,shift,steal}', 'and the rights');
SELECT * FROM finish();
ROLLBACK;
