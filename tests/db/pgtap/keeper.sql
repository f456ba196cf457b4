-- SPDX-License-Identifier: MIT
-- Which logins that somebody made by hand the keeper takes in hand: those who only work here, each by itself.
-- (Until PostgreSQL 15 it may change them anyway.)
BEGIN;
SELECT no_plan();
SELECT current_setting('server_version_num')::int >= 160000 AS grants_are_counted \gset
CREATE ROLE k_plain LOGIN; GRANT paidan_caller, paidan_liaison TO k_plain;
CREATE ROLE "K ""odd'" LOGIN; GRANT paidan_caller TO "K ""odd'";
CREATE ROLE k_ops LOGIN; GRANT paidan_monitor, pg_execute_server_program TO k_ops;
CREATE ROLE k_super LOGIN; GRANT paidan_monitor, postgres TO k_super;
CREATE ROLE k_team NOLOGIN; GRANT paidan_caller TO k_team;
CREATE ROLE k_member LOGIN; GRANT k_team TO k_member;
CREATE ROLE k_maker LOGIN CREATEROLE; GRANT paidan_caller TO k_maker WITH ADMIN OPTION;
CREATE ROLE k_chief LOGIN; GRANT paidan_dispatcher TO k_chief WITH ADMIN OPTION;
CREATE ROLE k_given LOGIN; SET ROLE k_chief; GRANT paidan_dispatcher TO k_given; RESET ROLE;
CREATE ROLE k_other LOGIN BYPASSRLS;
GRANT paidan_supervisor TO k_chief WITH ADMIN OPTION;
SET ROLE k_chief; GRANT paidan_supervisor TO k_other; RESET ROLE;
SET client_min_messages = warning;
SELECT lives_ok('SELECT paidan_keep.adopt()', 'whatever they are, a migration goes on');
\if :grants_are_counted
CREATE FUNCTION pg_temp.kept(who text) RETURNS boolean LANGUAGE sql AS $$
	SELECT EXISTS (SELECT FROM pg_auth_members m WHERE m.roleid = to_regrole(quote_ident(who)) AND m.member = 'paidan_keeper'::regrole
	    AND m.admin_option AND NOT m.set_option AND NOT m.inherit_option) $$;
SELECT is(pg_temp.kept(who), kept, who || ': ' || kept) FROM (VALUES ('k_plain', true), ('K "odd''', true), ('k_chief', true), ('k_given', true),
    ('k_ops', false), ('k_super', false), ('k_team', false), ('k_member', false), ('k_maker', false), ('k_other', false)) AS v(who, kept);
SELECT is((SELECT string_agg(DISTINCT m.grantor::regrole::text, ' ') FROM pg_auth_members m WHERE m.member = to_regrole(quote_ident(who)) AND m.roleid = g::regrole),
    by, format('%s is in %s by %s', who, g, by)) FROM (VALUES ('k_plain', 'paidan_liaison', 'paidan_keeper'), ('k_ops', 'paidan_monitor', 'postgres'),
    ('k_given', 'paidan_dispatcher', 'paidan_keeper'), ('k_chief', 'paidan_dispatcher', 'paidan_keeper'),
    -- What another holds by it that the keeper has no hand in is not taken away.
    ('k_other', 'paidan_supervisor', 'k_chief'), ('k_chief', 'paidan_supervisor', 'postgres')) AS v(who, g, by);
-- Who may not give one of them gives the others.
CREATE ROLE k_dba LOGIN CREATEROLE; GRANT paidan_keeper TO k_dba; GRANT paidan_caller TO k_dba WITH ADMIN OPTION;
CREATE ROLE k_aaa LOGIN; GRANT paidan_caller TO k_aaa;
SET ROLE k_dba; CREATE ROLE k_his LOGIN; GRANT paidan_caller TO k_his; SELECT paidan_keep.adopt(); RESET ROLE;
SELECT is(pg_temp.kept(who), kept, who || ': ' || kept) FROM (VALUES ('k_aaa', false), ('k_his', true)) AS v(who, kept);
SELECT is(paidan_keep.set_login('k_his', '{liaison}', true, NULL), '{}', 'though who made it may administer it');
\endif
-- None of them becomes more, or is changed, by way of accounts.
SELECT throws_ok(format('SELECT paidan_keep.set_login(%L, ''{caller}'', true, NULL)', who), '42501', NULL, who || ' is left alone')
FROM unnest('{k_ops,k_super,k_team,k_member,k_maker,k_other,postgres,paidan_keeper}'::text[]) AS who;
SELECT is(paidan_keep.set_login('k_plain', '{caller}', true, NULL), '{}', 'who only works here is not');
SELECT is(t.as_login(who, 'SELECT paidan_keep.adopt()') ~ '^42501', true, who || ' adopts nobody') FROM unnest('{t_admin,t_coord,t_disp}'::text[]) AS who;
SELECT * FROM finish();
ROLLBACK;
