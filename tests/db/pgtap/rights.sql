-- SPDX-License-Identifier: MIT
-- No login can touch a table but through the API, and nothing is open to PUBLIC.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE logins AS
SELECT rolname FROM pg_roles WHERE rolname ~ '^t_' OR rolname ~ '^paidan_' AND rolname <> 'paidan_owner';

SELECT is_empty(format($$ SELECT l.rolname, c.relname FROM logins l, pg_class c
    WHERE c.relnamespace IN ('paidan'::regnamespace, 'paidan_api'::regnamespace)
        AND c.relkind IN ('r', 'p', 'v', 'm') AND has_table_privilege(l.rolname, c.oid, %L) $$, p), 'nobody has ' || p)
FROM unnest('{INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) AS p;
SELECT is_empty(format($$ SELECT l.rolname, c.relname FROM logins l, pg_class c
    WHERE c.relnamespace IN ('paidan'::regnamespace, 'paidan_api'::regnamespace)
        AND c.relkind IN ('r', 'p', 'v', 'm') AND has_any_column_privilege(l.rolname, c.oid, %L) $$, p), 'on no column ' || p)
FROM unnest('{INSERT,UPDATE,REFERENCES}'::text[]) AS p;
SELECT is_empty($$ SELECT l.rolname, c.relname FROM logins l, pg_class c
    WHERE c.relnamespace = 'paidan'::regnamespace AND c.relkind = 'S'
        AND has_sequence_privilege(l.rolname, c.oid, 'USAGE, SELECT, UPDATE') $$, 'no sequence');
SELECT is_empty($$ SELECT l.rolname, c.relname FROM logins l, pg_class c
    WHERE c.relnamespace = 'paidan'::regnamespace AND c.relkind IN ('r', 'p')
        AND c.relname NOT IN ('ticket_open', 'ticket_closed', 'unit', 'category', 'territory', 'channel', 'reason', 'liaison', 'transition', 'scope')
        AND has_table_privilege(l.rolname, c.oid, 'SELECT') $$, 'only what the views show can be read');
SELECT is_empty($$ SELECT rolname FROM logins WHERE has_any_column_privilege(rolname, 'paidan.citizen', 'SELECT') $$,
    'citizens by nobody');
SELECT is_empty($$ SELECT l.rolname, n.nspname FROM logins l, pg_namespace n
    WHERE n.nspname IN ('paidan', 'paidan_int') AND has_schema_privilege(l.rolname, n.oid, 'USAGE, CREATE')
    OR n.nspname = 'paidan_api' AND has_schema_privilege(l.rolname, n.oid, 'CREATE') $$, 'no schema but the API');
SELECT is_empty($$ SELECT l.rolname, p.proname FROM logins l, pg_proc p
    WHERE p.pronamespace = 'paidan_int'::regnamespace AND has_function_privilege(l.rolname, p.oid, 'EXECUTE')
        AND p.proname NOT IN ('my_login', 'my_platforms', 'my_units', 'my_watched', 'my_trades', 'my_areas', 'can_see') $$, 'no inner function');

-- aclexplode: grantee 0 is PUBLIC.
SELECT is_empty($$ SELECT relname FROM pg_class c, aclexplode(c.relacl) a
    WHERE c.relnamespace IN ('paidan'::regnamespace, 'paidan_int'::regnamespace, 'paidan_api'::regnamespace) AND a.grantee = 0 $$,
    'no table to PUBLIC');
SELECT is_empty($$ SELECT proname FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
    WHERE p.pronamespace IN ('paidan_int'::regnamespace, 'paidan_api'::regnamespace) AND a.grantee = 0 $$,
    'no function to PUBLIC');
SELECT is_empty($$ SELECT nspname FROM pg_namespace n, aclexplode(n.nspacl) a
    WHERE n.nspname ~ '^paidan' AND a.grantee = 0 $$, 'no schema to PUBLIC');
SELECT is_empty($$ SELECT datname FROM pg_database d, aclexplode(d.datacl) a
    WHERE d.datname = current_database() AND a.grantee = 0 $$, 'not the database to PUBLIC');

SELECT is_empty($$ SELECT relname FROM pg_class c WHERE c.relnamespace IN ('paidan'::regnamespace, 'paidan_api'::regnamespace)
    AND c.relowner <> 'paidan_owner'::regrole $$, 'every table is the owner''s');
SELECT is_empty($$ SELECT proname FROM pg_proc p WHERE p.pronamespace IN ('paidan_int'::regnamespace, 'paidan_api'::regnamespace)
    AND p.proowner <> 'paidan_owner'::regrole $$, 'every function, too');
SELECT is_empty($$ SELECT rolname FROM pg_roles WHERE rolname ~ '^paidan_' AND (rolcanlogin OR rolsuper OR rolbypassrls) $$,
    'no group can log in or look past row security');
SELECT is_empty($$ SELECT proname FROM pg_proc p WHERE p.pronamespace IN ('paidan_int'::regnamespace, 'paidan_api'::regnamespace)
    AND NOT coalesce(p.proconfig, '{}') @> ARRAY['search_path=pg_catalog, paidan, paidan_int, paidan_ext, pg_temp'] $$,
    'every function has its search_path pinned');
SELECT is_empty($$ SELECT proname FROM pg_proc p WHERE p.pronamespace = 'paidan_api'::regnamespace AND NOT p.prosecdef $$,
    'every API function runs as the owner');
SELECT is_empty($$ SELECT relname FROM pg_class c WHERE c.relnamespace = 'paidan_api'::regnamespace AND c.relkind = 'v'
    AND NOT coalesce(c.reloptions, '{}') @> '{security_invoker=true}' $$, 'every view looks as the reader');

-- And tried, not only looked up.
-- (The views that join cannot be written to by anybody.)
SELECT matches(t.as_login(l.rolname, q), '^42501 ', l.rolname || ': ' || q)
FROM logins l, unnest(ARRAY['UPDATE paidan.ticket_open SET title = ''x''', 'DELETE FROM paidan.event',
    'INSERT INTO paidan.replay VALUES (1, ''t_disp'', now())', 'SELECT name FROM paidan.citizen',
    'UPDATE paidan_api.channel_list SET name = ''x''', 'DELETE FROM paidan_api.channel_list',
    'SET ROLE paidan_owner', 'CREATE TABLE paidan_api.x (i int)', 'CREATE TEMP TABLE ticket_open (i int)']) AS q
WHERE l.rolname ~ '^t_';
SELECT * FROM finish();
ROLLBACK;
