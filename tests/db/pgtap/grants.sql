-- SPDX-License-Identifier: MIT
-- Every grant there is, against those that there shall be: on schemas, tables, columns, sequences,
-- functions, types, the database, and what would be granted to what is made later.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE ours AS SELECT oid, nspname FROM pg_namespace WHERE nspname IN ('paidan', 'paidan_int', 'paidan_api', 'paidan_keep', 'paidan_ext');
CREATE TEMP VIEW acl AS
SELECT 'schema' AS kind, n.nspname::text AS name, n.nspowner AS owner, a.* FROM ours o JOIN pg_namespace n USING (oid), aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) AS a
UNION ALL SELECT CASE c.relkind WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' ELSE 'table' END, o.nspname || '.' || c.relname, c.relowner, a.*
FROM ours o JOIN pg_class c ON c.relnamespace = o.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S'), aclexplode(coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner))) AS a
UNION ALL SELECT 'column', o.nspname || '.' || c.relname || '.' || t.attname, c.relowner, a.* FROM ours o JOIN pg_class c ON c.relnamespace = o.oid JOIN pg_attribute t ON t.attrelid = c.oid, aclexplode(t.attacl) AS a
UNION ALL SELECT 'function', o.nspname || '.' || p.proname, p.proowner, a.* FROM ours o JOIN pg_proc p ON p.pronamespace = o.oid, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS a
    WHERE o.nspname <> 'paidan_ext'
UNION ALL SELECT 'type', o.nspname || '.' || y.typname, y.typowner, a.* FROM ours o JOIN pg_type y ON y.typnamespace = o.oid AND (y.typtype <> 'c' AND y.typelem = 0 OR EXISTS (
        SELECT FROM pg_class c WHERE c.oid = y.typrelid AND c.relkind = 'c')), aclexplode(coalesce(y.typacl, acldefault('T', y.typowner))) AS a WHERE o.nspname <> 'paidan_ext'
UNION ALL SELECT 'database', '', d.datdba, a.* FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) AS a WHERE d.datname = current_database()
UNION ALL SELECT 'default ' || f.defaclobjtype::text, coalesce((SELECT nspname::text FROM pg_namespace n WHERE n.oid = f.defaclnamespace), ''), f.defaclrole, a.* FROM pg_default_acl f, aclexplode(f.defaclacl) AS a
UNION ALL SELECT 'large object', l.oid::text, l.lomowner, a.* FROM pg_largeobject_metadata l, aclexplode(l.lomacl) AS a
UNION ALL SELECT 'language', l.lanname::text, l.lanowner, a.* FROM pg_language l, aclexplode(l.lanacl) AS a WHERE l.lanname NOT IN ('internal', 'c', 'sql', 'plpgsql')
UNION ALL SELECT 'server', s.srvname::text, s.srvowner, a.* FROM pg_foreign_server s, aclexplode(s.srvacl) AS a;

-- What shall be. A grantee who owns the thing has it all.
CREATE TEMP TABLE wanted (kind text, pattern text, grantee text, privilege text);
INSERT INTO wanted VALUES
	('schema', 'paidan_api', 'paidan_user', 'USAGE'),
	('schema', 'paidan_keep', 'paidan_owner', 'USAGE'),
	('view', 'paidan_api\.\w+', 'paidan_user', 'SELECT'),
	('table', 'paidan\.(ticket_open|ticket_closed|unit|category|territory|channel|reason|liaison|transition|scope)', 'paidan_user', 'SELECT'),
	('column', 'paidan\.account\.(login|name)', 'paidan_user', 'SELECT'),
	('column', 'paidan\.platform\.(id|path)', 'paidan_user', 'SELECT'),
	('function', 'paidan_api\.\w+', 'paidan_user', 'EXECUTE'),
	('function', 'paidan_int\.(my_login|my_platforms|my_units|my_watched|my_trades|my_areas|can_see)', 'paidan_user', 'EXECUTE'),
	('function', 'paidan_keep\.set_login', 'paidan_owner', 'EXECUTE'),
	('type', 'paidan_api\.(write_result|registry_row)', 'paidan_user', 'USAGE'),
	('database', '', 'paidan_user', 'CONNECT'),
	('database', '', 'paidan_owner', 'CONNECT'),
	('database', '', 'paidan_owner', 'CREATE');
SELECT is_empty($$ SELECT a.kind, a.name, coalesce(g.rolname, 'PUBLIC') AS grantee, a.privilege_type, a.is_grantable
    FROM acl a LEFT JOIN pg_roles g ON g.oid = a.grantee
    WHERE a.grantee <> a.owner AND (a.is_grantable OR NOT EXISTS (SELECT FROM wanted w WHERE w.kind = a.kind AND a.name ~ ('^' || w.pattern || '$')
        AND w.grantee = g.rolname AND w.privilege = a.privilege_type)) $$, 'no grant but those in the list');
SELECT is_empty($$ SELECT * FROM wanted w WHERE NOT EXISTS (SELECT FROM acl a JOIN pg_roles g ON g.oid = a.grantee
    WHERE w.kind = a.kind AND a.name ~ ('^' || w.pattern || '$') AND w.grantee = g.rolname AND w.privilege = a.privilege_type) $$, 'all of the list is granted');
SELECT cmp_ok((SELECT count(*) FROM acl), '>', 400::bigint, 'there was something to look at');

SELECT is_empty($$ SELECT n.nspname, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND NOT EXISTS (
    SELECT FROM unnest(p.proconfig) AS c WHERE c IN ('search_path=pg_catalog, pg_temp', 'search_path=pg_catalog, paidan, paidan_int, paidan_ext, pg_temp')) $$,
    'whatever runs as its owner has its search_path pinned');
SELECT is_empty($$ SELECT n.nspname, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND p.proowner NOT IN ('paidan_owner'::regrole, 'paidan_keeper'::regrole) $$,
    'and that is one of two');
SELECT set_eq($$ SELECT (n.nspname || '.' || p.proname)::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.proowner = 'paidan_keeper'::regrole AND p.prosecdef $$,
    $$ VALUES ('paidan_keep.set_login'::text) $$, 'one function acts as the keeper');
-- Functions of extensions are open to PUBLIC, in a schema that is not.
SELECT is_empty($$ SELECT n.nspname, p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS a
    WHERE a.grantee = 0 AND has_schema_privilege('paidan_user', n.oid, 'USAGE') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 't', 'public') AND n.nspname !~ '^pg_temp' $$,
    'no function of ours for PUBLIC');
SELECT is_empty($$ SELECT n.nspname FROM pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) AS a WHERE a.privilege_type = 'CREATE'
    AND a.grantee NOT IN (n.nspowner, 'pg_database_owner'::regrole) $$, 'nobody makes things in a schema that is not his');
SELECT is_empty($$ SELECT m.roleid::regrole, m.member::regrole FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member
    WHERE r.rolname ~ '^paidan_' AND NOT (m.roleid = 'paidan_user'::regrole AND NOT m.admin_option)
        AND NOT (r.rolname = 'paidan_keeper' AND m.roleid::regrole::text ~ '^paidan_(dispatcher|coordinator|caller|seat|supervisor|liaison|monitor|registrar|admin)$')
        AND NOT (r.rolname = 'paidan_owner' AND m.roleid::regrole::text IN ('pg_read_all_stats', 'pg_signal_backend'))
        -- Since 16 it is given the logins that it keeps: to change them, not to be them.
        AND NOT (r.rolname = 'paidan_keeper' AND coalesce(to_jsonb(m) ->> 'set_option' = 'false' AND to_jsonb(m) ->> 'inherit_option' = 'false', false)) $$, 'no group of ours is in another but paidan_user');
SELECT is_empty($$ SELECT rolname FROM pg_roles WHERE rolname ~ '^paidan_' AND (rolcanlogin OR rolsuper OR rolbypassrls OR rolreplication OR rolcreatedb OR rolcreaterole AND rolname <> 'paidan_keeper') $$,
    'none has an attribute of the server, but the keeper that it makes roles');
-- The names of people who work here, and of units' officers, are told to all.
SELECT is_empty($$ SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'paidan'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND NOT c.relrowsecurity AND c.relname NOT IN ('account', 'liaison') AND (c.relname ~ '^(ticket|citizen|seal|chain|letter|handover)' AND c.relname !~ '_number$'
        OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('ticket_id', 'ticket_ids', 'case_id', 'clock_id', 'citizen_id', 'login', 'confidants'))) $$,
    'row security on all that is about tickets, people and readings');
SELECT is_empty($$ SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'paidan_int' AND c.relkind = 'v' AND EXISTS (
    SELECT FROM aclexplode(c.relacl) AS a WHERE a.grantee <> c.relowner) $$, 'inner views are for the owner');
SELECT is_empty($$ SELECT evtname FROM pg_event_trigger UNION ALL SELECT pubname FROM pg_publication UNION ALL SELECT srvname FROM pg_foreign_server UNION ALL SELECT umuser::text FROM pg_user_mapping $$,
    'no event trigger, publication or server');
SELECT is_empty($$ SELECT setdatabase, setrole, setconfig FROM pg_db_role_setting WHERE setrole <> 0 OR setconfig <> '{jit=off}' $$, 'no setting but one');
SELECT * FROM finish();
ROLLBACK;
