-- SPDX-License-Identifier: MIT
-- Every login × every function of the API × tickets of its own and of others: allowed, or refused
-- with the code that the tables of rights, platforms, units, trades and confidants say. What is
-- expected is worked out here from those tables alone, and not by the functions that decide.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE k (name text, id bigint);
INSERT INTO k VALUES
	('city', t.new_ticket('{"territory": "341203001000"}')),
	('water', t.new_ticket('{"category": "02.01", "territory": "341202001000"}')),
	('light', t.ticket_in('dispatched')),
	('handling', t.ticket_in('handling')),
	('replied', t.ticket_in('replied')),
	('secret', t.ticket_in('dispatched')),
	('closed', t.ticket_in('archived'));
INSERT INTO k
SELECT 'county', t.as_login('t_county',
    format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(),
        '{"channel": "hotline", "body": "x", "category": "01.01.01", "territory": "341202002000"}'
    ))::bigint;
INSERT INTO k SELECT 'sent', t.new_ticket('{"territory": "341202001000"}');
SELECT t.act('t_disp', 'dispatch', id, '3, NULL, ''r'', NULL') FROM k WHERE name = 'sent';
SELECT t.act('t_coord', 'confide', id, '''{t_disp,t_light}'', ''r''') FROM k WHERE name = 'secret';
INSERT INTO k VALUES ('nothing', 1);

CREATE TEMP TABLE who AS
SELECT r.rolname::text AS login, coalesce(a.active, false) AS works, a.platform_id, a.unit_id,
    a.trades, a.areas,
    ARRAY(
        SELECT DISTINCT x."right"
        FROM paidan.role_right x
        JOIN pg_auth_members m
            ON m.member = r.oid AND m.roleid = to_regrole('paidan_' || x.role)
    ) AS rights
FROM pg_roles r
LEFT JOIN paidan.account a ON a.login = r.rolname
WHERE r.rolname ~ '^t_';
CREATE TEMP TABLE what AS
SELECT k.name, k.id, o.platform_id, o.unit_ids, o.category_id, o.territory_code, o.confidants,
    o.version, o.open
FROM k
LEFT JOIN (
    SELECT id, platform_id, unit_ids, category_id, territory_code, confidants, version, true AS open
    FROM paidan.ticket_open
    UNION ALL
    SELECT id, platform_id, unit_ids, category_id, territory_code, confidants, version, false
    FROM paidan.ticket_closed
) AS o ON o.id = k.id;

-- Is a platform the login's own or below it? Does a unit act for it? From the tables.
CREATE TEMP TABLE pairs AS
SELECT w.login, w.works, w.rights, x.name, x.id, x.version, x.open, own.platform, own.unit,
    (own.platform OR own.unit OR own.watched)
    AND (x.confidants IS NULL OR w.login = ANY (x.confidants)) AS sees
FROM who w, what x, LATERAL (
    SELECT
        coalesce(w.works AND w.trades IS NULL AND w.areas IS NULL
            AND 'see_platform' = ANY (w.rights) AND below.is, false) AS platform,
        coalesce(w.works AND w.trades IS NULL AND w.areas IS NULL AND 'see_unit' = ANY (w.rights)
            AND (w.unit_id = ANY (x.unit_ids)
                OR 'see_platform' = ANY (w.rights)
                AND EXISTS (
                    SELECT FROM paidan.unit u
                    WHERE u.runs_platform_id = w.platform_id AND u.id = ANY (x.unit_ids)
                )), false) AS unit,
        coalesce(w.works AND (w.trades IS NOT NULL OR w.areas IS NOT NULL)
            AND 'see_platform' = ANY (w.rights) AND below.is
            AND (w.trades IS NULL
                OR EXISTS (
                    SELECT FROM paidan.category c
                    JOIN paidan.category r
                        ON c.full_name = r.full_name OR c.full_name LIKE r.full_name || '/%'
                    WHERE c.id = x.category_id AND r.id = ANY (w.trades)
                ))
            AND (w.areas IS NULL
                OR EXISTS (
                    SELECT FROM unnest(w.areas) AS r
                    WHERE x.territory_code LIKE rtrim(r, '0') || '%'
                )), false) AS watched
    FROM (
        SELECT x.platform_id IS NOT NULL
            AND (x.platform_id = w.platform_id OR w.platform_id = 1) AS is
    ) AS below
) AS own;
SELECT cmp_ok((SELECT count(*) FROM pairs WHERE sees), '>', 40::bigint, 'some see');
SELECT cmp_ok((SELECT count(*) FROM pairs WHERE NOT sees), '>', 60::bigint, 'some do not');

-- Each call is tried and undone; what remains is the answer: a refusal, or how many rows.
CREATE FUNCTION pg_temp.tried(who text, query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	BEGIN
		answer := t.as_login(who, query);
		RAISE EXCEPTION 'undo';
	EXCEPTION WHEN raise_exception THEN
		RETURN answer;
	END;
END
$$;
CREATE TEMP TABLE api AS
SELECT p.oid, p.proname::text AS name, p.provolatile = 's' AS reads,
    coalesce(p.proargnames[1:p.pronargs], '{}') AS args, p.proargtypes::oid[] AS types,
    -- The right that a function which is about no ticket asks for, as it says itself.
    coalesce(
        (regexp_match(p.prosrc, 'check_plain_right\([^;]*?, ''(\w+)''\)'))[1],
        (regexp_match(p.prosrc, 'begin_account\([^;]*?, ''(\w+)''\);'))[1],
        CASE WHEN p.prosrc ~ 'check_who_saw\(' THEN 'who_saw' END) AS "right",
    p.prosrc ~ 'begin_command|check_account\(\)|begin_account' AS needs_account,
    (SELECT x."right" FROM paidan.transition x WHERE x.verb = p.proname LIMIT 1) AS verb_right
FROM pg_proc p
WHERE p.pronamespace = 'paidan_api'::regnamespace;

-- Verbs on a ticket.
CREATE TEMP TABLE verbs AS
SELECT p.login, p.works, p.name AS ticket, p.sees, p.open, p.platform, p.unit, f.name AS verb,
    r.code AS "right", r.scope, r.code = ANY (p.rights) AS may,
    pg_temp.tried(p.login, format('SELECT state FROM paidan_api.%I(%s)', f.name, (
        SELECT string_agg(CASE n
            WHEN 'command' THEN quote_literal(gen_random_uuid())
            WHEN 'ticket' THEN p.id::text
            WHEN 'version' THEN coalesce(p.version, 1)::text
            ELSE 'NULL::' || format_type(y, NULL) END, ', ' ORDER BY i)
        FROM unnest(f.args, f.types) WITH ORDINALITY AS a(n, y, i)))) AS answer
FROM pairs p, api f
JOIN paidan.access_right r ON r.code = f.verb_right;
SELECT cmp_ok((SELECT count(DISTINCT verb) FROM verbs), '=',
    (SELECT count(DISTINCT verb) FROM paidan.transition), 'every verb of the machine is tried');
-- The first of these reasons that holds is the one that is told.
SELECT is_empty($$
    SELECT login, ticket, verb, expected, answer
    FROM (
        SELECT v.*, CASE
            WHEN NOT works THEN 'PD001 no_account'
            WHEN NOT sees THEN 'PD003 no_ticket'
            WHEN NOT open AND verb <> 'unmerge' THEN 'PD004 not_open'
            WHEN NOT may THEN 'PD002 no_right'
            WHEN scope = 'platform' AND NOT platform THEN 'PD006 not_your_platform'
            WHEN scope = 'unit' AND NOT unit THEN 'PD007 not_your_unit'
            END AS expected
        FROM verbs v
    ) AS x
    WHERE expected IS NOT NULL AND answer <> expected
    $$, 'who may not is refused, with the reason');
SELECT is_empty($$
    SELECT login, ticket, verb, answer
    FROM verbs
    WHERE works AND sees AND open AND may
        AND (scope <> 'platform' OR platform) AND (scope <> 'unit' OR unit)
        AND answer ~ '^(PD00[12346]|PD007.*|42)'
        AND (scope, answer) <> ('unit', 'PD007 not_your_unit')
    $$, 'who may is not refused for want of a right');
SELECT is_empty($$
    SELECT login, ticket, answer
    FROM verbs
    WHERE verb = 'unmerge' AND works AND sees AND may AND platform
        AND answer NOT IN ('PD189 not_merged', 'PD011 wrong_state')
    $$, 'nothing was merged that could be taken out');
SELECT cmp_ok((SELECT count(*) FROM verbs WHERE works AND sees AND open AND may), '>', 300::bigint,
    'there were many who may');

-- What is read of a ticket: nothing for who does not see it.
CREATE TEMP TABLE readers AS
SELECT p.login, p.name AS ticket, p.sees, p.works, f.name, f."right",
    coalesce(f."right" = ANY (p.rights) AND p.works, true) AS may,
    pg_temp.tried(p.login, format('SELECT count(x) FROM paidan_api.%I(%s) AS x', f.name, (
        SELECT string_agg(CASE n
            WHEN 'ticket' THEN p.id::text
            WHEN 'limit' THEN '10'
            ELSE 'NULL::' || format_type(y, NULL) END, ', ' ORDER BY i)
        FROM unnest(f.args, f.types) WITH ORDINALITY AS a(n, y, i)))) AS answer
FROM pairs p, api f
WHERE f.reads AND 'ticket' = ANY (f.args);
SELECT is_empty($$
	SELECT * FROM readers
	WHERE NOT sees
	AND answer NOT IN ('0', 'PD001 no_account', 'PD002 no_right', 'PD003 no_ticket')
	-- An administrator sees no ticket, and may ask who has seen one that is not confidential.
	AND (login, name) <> ('t_admin', 'who_saw')
$$, 'what one does not see is not there');
SELECT is_empty($$ SELECT * FROM readers WHERE sees AND may AND answer !~ '^\d+$' $$,
    'what one sees can be read');
SELECT is_empty($$
	SELECT * FROM readers WHERE sees AND name IN ('ticket_detail', 'events') AND answer = '0'
$$, 'and is not empty');
SELECT cmp_ok((SELECT count(DISTINCT name) FROM readers), '>', 12::bigint, 'many functions');

-- Revealing, for which the ticket must be seen first, whatever the right.
SELECT is_empty($$
	SELECT p.login, p.name, x.answer
	FROM pairs p, LATERAL (
		SELECT pg_temp.tried(p.login,
		    format('SELECT paidan_api.reveal(%L, %s, ''phone'', ''contact'', NULL)',
		        gen_random_uuid(), p.id)) AS answer
	) AS x
	WHERE CASE
	    WHEN NOT p.works THEN x.answer <> 'PD001 no_account'
	    WHEN NOT p.rights && '{reveal,reveal_phone,reveal_call}'
	        THEN x.answer <> 'PD002 no_right'
	    WHEN NOT p.sees THEN x.answer <> 'PD003 no_ticket'
	    WHEN 'reveal' = ANY (p.rights) AND p.platform THEN x.answer <> 'PD090 not_given'
	    ELSE x.answer NOT IN ('PD090 not_given', 'PD007 not_your_unit', 'PD095 claim_first',
	        'PD002 no_right') END
$$, 'revealing');

-- What is about no ticket: by the right that it asks for, or for everybody with an account.
CREATE TEMP TABLE plain AS
SELECT w.login, w.works, f.name, f."right", f.needs_account,
    coalesce(f."right" = ANY (w.rights), true) AS may,
    pg_temp.tried(w.login, format('SELECT count(*) FROM paidan_api.%I(%s)', f.name, (
        SELECT string_agg(CASE n
            WHEN 'command' THEN quote_literal(gen_random_uuid())
            WHEN 'since' THEN '''0'''
            ELSE 'NULL::' || format_type(y, NULL) END, ', ' ORDER BY i)
        FROM unnest(f.args, f.types) WITH ORDINALITY AS a(n, y, i)))) AS answer
FROM who w, api f
WHERE f.verb_right IS NULL AND 'ticket' <> ALL (f.args)
AND f.name NOT IN ('seal', 'learn', 'lead', 'export', 'end_session');
SELECT is_empty($$
	SELECT * FROM plain
	WHERE "right" IS NOT NULL AND works AND NOT may AND answer NOT IN ('PD002 no_right')
$$, 'without the right: refused');
SELECT is_empty($$
	SELECT * FROM plain
	WHERE "right" IS NOT NULL AND works AND may AND answer ~ '^PD00[12] '
$$, 'with it: not refused');
SELECT is_empty($$
	SELECT * FROM plain
	WHERE ("right" IS NOT NULL OR needs_account) AND NOT works AND answer !~ '^PD00[12] '
$$, 'without an account: refused');
SELECT cmp_ok((SELECT count(DISTINCT "right") FROM plain), '>', 8::bigint, 'many rights');
SELECT is_empty($$
	SELECT * FROM plain WHERE answer ~ '^(42|XX|22P)' AND answer !~ '^42(501|P01)'
$$, 'nothing breaks');
SELECT diag((SELECT count(*) FROM verbs) + (SELECT count(*) FROM readers)
    + (SELECT count(*) FROM plain) || ' calls');
SELECT * FROM finish();
ROLLBACK;
