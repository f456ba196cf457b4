-- SPDX-License-Identifier: MIT
-- Should every table be granted by mistake, row security still tells nobody what is not theirs: the words that
-- attack_city.sql wrote into tickets stand in no row that a login sees.
BEGIN;
SELECT no_plan();
\ir ../attack_city.sql
GRANT USAGE ON SCHEMA paidan TO paidan_user;
GRANT SELECT ON ALL TABLES IN SCHEMA paidan TO paidan_user;
CREATE TEMP TABLE told AS
SELECT a.login, c.relname, t.as_login(a.login, format('SELECT count(*) FROM paidan.%I x WHERE x::text ~ %L', c.relname, '欧阳秘|1398765|19870503|密巷7号'
    || CASE WHEN a.marks <> '' THEN '|zz(' || replace(a.marks, ' ', '|') || ')-' ELSE '' END)) AS n
FROM (SELECT login, substring(secrets FROM 'zz\(([a-z|]+)\)-') AS marks FROM t.aims) AS a, pg_class c
WHERE c.relnamespace = 'paidan'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition;
SELECT is_empty($$ SELECT login, relname, n FROM told WHERE n <> '0' $$, 'no row that is not theirs');
SELECT cmp_ok((SELECT count(*) FROM told), '>', 1000::bigint, 'there was something to look at');
-- What each table holds of it, for the look to be worth something.
SELECT is_empty($$ SELECT v.r FROM unnest('{ticket_open,ticket_closed,ticket_text,citizen,event,assignment,opinion,meeting,ruling,handover}'::text[]) AS v(r)
    WHERE NOT (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM paidan.%I x WHERE x::text ~ ''欧阳秘|zz[a-z]+-''', v.r), true, true, '')))[1]::text::int > 0 $$,
    'tables that tell of them');
SELECT * FROM finish();
ROLLBACK;
