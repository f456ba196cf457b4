-- SPDX-License-Identifier: MIT
-- What attack.sh goes for: tickets full of words that may be read nowhere else, what each login may
-- not see of them, and a digest of all that is there.
\set ON_ERROR_STOP 1

-- A ticket that has been through steps, with the same mark in all that is said of it.
CREATE FUNCTION t.marked(mark text, who text, steps text[]) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	id bigint := t.as_login(who, format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(),
	    jsonb_build_object('channel', 'hotline', 'category', '01.01.01', 'territory', '341202001000',
	        'title', mark || '-title', 'body', mark || '-body', 'place', mark || '-place 人民路1号',
	        'external_no', mark || '-ext', 'name', '欧阳秘密', 'phone', '13987650001',
	        'id_number', '341202198705030011', 'address', '密巷7号501室') || CASE WHEN mark ~ 'secret|sealed' THEN '{"confidential": "why"}' ELSE '{}' END::jsonb));
	step text[];
	answer text;
BEGIN
	FOREACH step SLICE 1 IN ARRAY steps LOOP
		answer := t.act(step[1], step[2], id, replace(step[3], '%', mark));
		IF answer ~ '^[0-9A-Z]{5} ' THEN
			RAISE EXCEPTION '% % %: %', mark, step[2], step[3], answer;
		END IF;
	END LOOP;
	RETURN id;
END
$$;

CREATE TABLE t.tickets AS
SELECT v.mark, t.marked(v.mark, v.who, v.steps) AS id, v.who
FROM (VALUES ('zzcity', 't_disp', ARRAY[['t_disp', 'claim', ''], ['t_disp', 'note', '''%-note'''],
	    ['t_disp', 'dispatch', '1, NULL, ''%-reason'', NULL'], ['t_light', 'sign_in', ''],
	    ['t_light', 'contact', '''%-contact'''], ['t_light', 'progress', '''%-progress'''],
	    ['t_light', 'return_ticket', '''wrong_territory'', ''%-basis'', 6'], ['t_disp', 'refer', '''%-refer'''],
	    ['t_coord', 'ask_opinion', '6, ''%-question'''], ['t_coord', 'meeting', 'current_date, ''%-present'', ''%-record'''],
	    ['t_coord', 'rule', '6, NULL, ''public reasons'', ''public basis'', true, NULL, NULL, NULL'],
	    ['t_disp', 'claim', '']]),
	('zzcounty', 't_county', ARRAY[['t_county', 'claim', ''], ['t_county', 'note', '''%-note'''],
	    ['t_county', 'dispatch', '4, NULL, ''%-reason'', NULL'], ['t_lamp', 'sign_in', ''],
	    ['t_lamp', 'progress', '''%-progress'''], ['t_lamp', 'return_ticket', '''wrong_territory'', ''%-basis'', 3']]),
	('zzclosed', 't_disp', ARRAY[['t_disp', 'note', '''%-note'''], ['t_disp', 'close_intake', '''emergency'', ''%-why''']]),
	-- Confidential, and ruled on: known to t_coord and t_disp, not even to the unit that leads.
	('zzsecret', 't_disp', ARRAY[['t_disp', 'note', '''%-note'''], ['t_coord', 'confide', '''{t_disp}'', ''%-why'''],
	    ['t_disp', 'refer', '''%-refer'''], ['t_coord', 'rule', '1, NULL, ''%-ruled'', ''%-law'', true, NULL, NULL, NULL'],
	    ['t_disp', 'note', '''%-more''']]),
	('zzsealed', 't_disp', ARRAY[['t_disp', 'note', '''%-note'''], ['t_coord', 'confide', '''{t_disp}'', ''%-why'''],
	    ['t_disp', 'close_intake', '''emergency'', ''%-end''']]),
	('zzshut', 't_county', ARRAY[['t_county', 'note', '''%-note'''], ['t_county', 'close_intake', '''emergency'', ''%-why''']])
) AS v(mark, who, steps);
CREATE TABLE t.own AS SELECT t.ticket_in('dispatched') AS id, 't_water' AS login
UNION ALL SELECT t.as_login('t_county', format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(),
    '{"channel": "hotline", "body": "own", "category": "01.01.01", "territory": "341202001000"}'))::bigint, 't_county';
INSERT INTO t.own SELECT id, 't_light' FROM t.own WHERE login = 't_water';
DO $$
BEGIN
	PERFORM t.as_login('t_disp', 'SELECT paidan_api.pulse(''0'')');
END
$$;

-- The coordinator was shown something, and has committed that.
CREATE TABLE t.shown AS SELECT gen_random_uuid() AS command;
SELECT t.as_login('t_coord', format('SELECT paidan_api.reveal(%L, %s, ''phone'', ''contact'', NULL)', command,
    (SELECT id FROM t.tickets WHERE mark = 'zzcity'))) FROM t.shown;

-- A shift was signed off, and nobody has taken it over.
SELECT t.as_login('t_disp', format('SELECT paidan_api.sign_off(%L, ''zzcity-handnote'', ARRAY[''zzcity-draft''])', gen_random_uuid()));

-- outside: there are tickets that the login may not see. secrets: what must not stand in any answer.
CREATE TABLE t.aims AS
SELECT v.login, v.outside, s.id AS secret, c.id AS closed, coalesce(o.id, 0) AS own,
    '欧阳秘|13987650001|987650|19870503|密巷7号' || CASE WHEN v.marks <> '' THEN (SELECT string_agg('|' || x, '') FROM (
        SELECT 'zz(' || replace(v.marks, ' ', '|') || ')-'
        -- The registrar is told the numbers behind a gap.
        UNION ALL SELECT '(^|[^A-Z0-9])' || p.number FROM paidan.ticket_open p JOIN t.tickets k ON k.id = p.id
        WHERE (v.login <> 't_registrar' OR k.mark ~ 'secret|sealed') AND substr(k.mark, 3) = ANY (string_to_array(v.marks, ' '))) AS f(x)) ELSE '' END AS secrets
FROM (VALUES ('t_disp', false, 'city', 'closed', ''), ('t_coord', false, 'city', 'closed', ''),
	('t_call', false, 'city', 'closed', 'secret sealed'), ('t_super', false, 'city', 'closed', 'secret sealed'),
	('t_monitor', false, 'city', 'closed', 'secret sealed'), ('t_insider', false, 'city', 'closed', 'secret sealed'),
	('t_rival', true, 'secret', 'sealed', 'secret sealed'), ('t_seat', true, 'secret', 'sealed', 'secret sealed'),
	('t_trade', true, 'secret', 'sealed', 'secret sealed'), ('t_area', true, 'secret', 'sealed', 'secret sealed'),
	('t_light', true, 'secret', 'shut', 'county shut closed secret sealed'), ('t_water', true, 'city', 'closed', 'city county shut closed secret sealed'),
	('t_county', true, 'city', 'closed', 'city closed secret sealed'), ('t_lamp', true, 'city', 'closed', 'city closed shut secret sealed'),
	('t_registrar', true, 'city', 'closed', 'city county shut closed secret sealed'),
	('t_admin', true, 'county', 'shut', 'city county shut closed secret sealed'),
	('t_nobody', true, 'city', 'closed', 'city county shut closed secret sealed'), ('t_left', true, 'city', 'closed', 'city county shut closed secret sealed')
) AS v(login, outside, open_mark, closed_mark, marks)
JOIN t.tickets s ON s.mark = 'zz' || v.open_mark
JOIN t.tickets c ON c.mark = 'zz' || v.closed_mark
LEFT JOIN t.own o ON o.login = v.login;

-- A supervision case about each of them.
SELECT t.as_login('t_super', format('SELECT paidan_api.open_case(%L, ARRAY[%s], NULL, 1, NULL, %L)', gen_random_uuid(), s.secret, 'zzcase'))
FROM (SELECT DISTINCT secret FROM t.aims) AS s;

-- The variables of attack.list for a login.
CREATE FUNCTION t.aim(who text) RETURNS TABLE (name text, value text) LANGUAGE sql AS $$
	SELECT v.* FROM t.aims a, LATERAL (VALUES ('secret', a.secret::text), ('closed', a.closed::text),
	    ('own', a.own::text), ('ext', (SELECT k.mark || '-ext' FROM t.tickets k WHERE k.id = a.secret)), ('me', a.login),
	    ('version', (SELECT version::text FROM paidan.ticket_open WHERE id = a.secret)),
	    ('command', (SELECT command_id::text FROM paidan.event WHERE actor <> a.login ORDER BY ticket_id, seq LIMIT 1)),
	    ('case', (SELECT coalesce(case_id, 0)::text FROM paidan.ticket_open WHERE id = a.secret)),
	    ('month', (a.secret / 100000000)::text),
	    ('shown', (SELECT s.command::text FROM t.shown s))) AS v(name, value)
	WHERE a.login = who
$$;

-- Rows and what they say of every table; and what else could be changed.
CREATE FUNCTION t.digest() RETURNS TABLE (what text, n bigint, sum text) LANGUAGE plpgsql AS $$
DECLARE
	r regclass;
BEGIN
	FOR r IN SELECT c.oid FROM pg_class c WHERE c.relnamespace IN ('paidan'::regnamespace, 'paidan_keep'::regnamespace) AND c.relkind = 'r'
	    OR c.oid = ANY ('{pg_proc,pg_roles,pg_auth_members,pg_db_role_setting,pg_largeobject_metadata,pg_namespace,
	        pg_description,pg_seclabel,pg_authid,pg_database,pg_event_trigger,pg_publication,pg_subscription,pg_foreign_server,pg_policies,pg_trigger,pg_type,pg_operator,pg_cast,pg_extension}'::regclass[])
	    ORDER BY c.oid::regclass::text
	LOOP
		RETURN QUERY EXECUTE format('SELECT %L, count(*), sum(hashtextextended(x::text, 0))::text FROM %s x', r, r);
	END LOOP;
	RETURN QUERY SELECT 'pg_class', count(*), sum(hashtextextended(concat_ws(' ', relname, relowner, relacl, relrowsecurity), 0))::text
	    FROM pg_class WHERE relnamespace <> 'pg_toast'::regnamespace;
	RETURN QUERY SELECT 'prepared', count(*), '' FROM pg_prepared_xacts;
	RETURN QUERY SELECT 'locks', count(*), '' FROM pg_locks WHERE locktype = 'advisory';
END
$$;
