-- SPDX-License-Identifier: MIT
-- What must stand before the first schema file, and may be run any number of
-- times: the owner, the groups, the schemas, the extensions, the record of
-- versions. Run by whoever migrates: a superuser, or the owner of the
-- database if it may create roles. (Since PostgreSQL 16 whoever made a role is a
-- member of it that may not act for it.)

DO $$
DECLARE
	name text;
	acts constant text := CASE WHEN current_setting('server_version_num')::int < 160000
	    THEN 'MEMBER' ELSE 'SET' END;
BEGIN
	FOREACH name IN ARRAY ARRAY['paidan_owner', 'paidan_user', 'paidan_dispatcher',
	    'paidan_coordinator', 'paidan_caller', 'paidan_supervisor', 'paidan_liaison',
	    'paidan_seat', 'paidan_monitor', 'paidan_registrar', 'paidan_admin']
	LOOP
		-- Roles belong to the whole cluster: another database may have made them.
		IF to_regrole(name) IS NULL THEN
			EXECUTE format('CREATE ROLE %I NOLOGIN', name);
		END IF;
		IF name NOT IN ('paidan_owner', 'paidan_user')
		    AND NOT pg_has_role(name, 'paidan_user', 'MEMBER') THEN
			EXECUTE format('GRANT paidan_user TO %I', name);
		END IF;
	END LOOP;
	IF NOT pg_has_role(current_user, 'paidan_owner', acts) THEN
		EXECUTE format('GRANT paidan_owner TO %I', current_user);
	END IF;
	EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
	EXECUTE format('GRANT CONNECT ON DATABASE %I TO paidan_user, paidan_owner',
	    current_database());
	-- The owner makes the code schemas anew each time.
	EXECUTE format('GRANT CREATE ON DATABASE %I TO paidan_owner', current_database());
END
$$;

-- For the list of sessions and for ending one; the owner logs in nowhere, so only its functions
-- have these. Whoever migrates and may not grant them leaves the list without hosts and times.
DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY ARRAY['pg_read_all_stats', 'pg_signal_backend'] LOOP
		IF NOT pg_has_role('paidan_owner', name, 'MEMBER') THEN
			EXECUTE format('GRANT %I TO paidan_owner', name);
		END IF;
	END LOOP;
EXCEPTION WHEN insufficient_privilege THEN
	NULL;
END
$$;

CREATE SCHEMA IF NOT EXISTS paidan AUTHORIZATION paidan_owner;
CREATE SCHEMA IF NOT EXISTS paidan_ext AUTHORIZATION paidan_owner;
CREATE EXTENSION IF NOT EXISTS ltree SCHEMA paidan_ext;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA paidan_ext;
-- The functions look for them here and nowhere else.
ALTER EXTENSION ltree SET SCHEMA paidan_ext;
ALTER EXTENSION pg_trgm SET SCHEMA paidan_ext;

-- What makes logins and puts them into groups, for the owner's functions to call and for
-- nobody else. It may create roles and hand on the groups of those who work here;
-- it owns nothing else, is no member of the owner, and nobody logs in as it.
DO $$
DECLARE
	name text;
	acts constant text := CASE WHEN current_setting('server_version_num')::int < 160000
	    THEN 'MEMBER' ELSE 'SET' END;
BEGIN
	IF to_regrole('paidan_keeper') IS NULL THEN
		CREATE ROLE paidan_keeper NOLOGIN CREATEROLE;
	END IF;
	FOREACH name IN ARRAY ARRAY['paidan_dispatcher', 'paidan_coordinator', 'paidan_caller',
	    'paidan_seat', 'paidan_supervisor', 'paidan_liaison', 'paidan_monitor',
	    'paidan_registrar', 'paidan_admin']
	LOOP
		IF NOT EXISTS (SELECT FROM pg_auth_members m WHERE m.roleid = to_regrole(name)
		    AND m.member = 'paidan_keeper'::regrole AND m.admin_option) THEN
			EXECUTE format('GRANT %I TO paidan_keeper WITH ADMIN OPTION', name);
		END IF;
	END LOOP;
	IF NOT pg_has_role(current_user, 'paidan_keeper', acts) THEN
		EXECUTE format('GRANT paidan_keeper TO %I', current_user);
	END IF;
END
$$;
CREATE SCHEMA IF NOT EXISTS paidan_keep AUTHORIZATION paidan_keeper;
SET LOCAL ROLE paidan_keeper;
REVOKE ALL ON SCHEMA paidan_keep FROM PUBLIC;
GRANT USAGE ON SCHEMA paidan_keep TO paidan_owner;
-- The logins that it has had in hand: of other roles it changes nothing.
CREATE TABLE IF NOT EXISTS paidan_keep.login (name text PRIMARY KEY);

-- It is in no group but ours, and nobody is in it: else whoever sets its password could be more
-- than one of those who work here. (Since PostgreSQL 16 who made it is in it to administer it.)
CREATE OR REPLACE FUNCTION paidan_keep.stands_alone(role oid)
RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
	SELECT NOT EXISTS (SELECT FROM pg_auth_members m JOIN pg_roles o ON o.oid = m.roleid
	        WHERE m.member = role AND o.rolname <> ALL ('{paidan_user,paidan_dispatcher,
	            paidan_coordinator,paidan_caller,paidan_seat,paidan_supervisor,
	            paidan_liaison,paidan_monitor,paidan_registrar,paidan_admin}'))
	    AND NOT EXISTS (SELECT FROM pg_auth_members m WHERE m.roleid = role
	        AND m.member <> 'paidan_keeper'::regrole
	        AND coalesce((to_jsonb(m) ->> 'set_option')::boolean
	            OR (to_jsonb(m) ->> 'inherit_option')::boolean, true))
$$;

-- A login in these groups of ours and in no other, that may connect or not; made if it is not
-- there. verifier: a SCRAM secret, or NULL: as it is. Gives the groups that it could not
-- take from it. Whatever it is asked, it makes nobody more than one of those who work here.
CREATE OR REPLACE FUNCTION paidan_keep.set_login(who text, roles text[], connects boolean,
    verifier text)
RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	known constant text[] :=
	    '{dispatcher,coordinator,caller,seat,supervisor,liaison,monitor,registrar,admin}';
	groups constant text[] :=
	    ARRAY(SELECT 'paidan_' || k FROM unnest(known) AS k) || '{paidan_user}'::text[];
	r pg_roles;
	g text;
BEGIN
	SELECT p.* INTO r FROM pg_roles p WHERE p.rolname = who;
	IF who = session_user OR NOT roles <@ known
	    OR verifier !~
	        '^SCRAM-SHA-256\$\d+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$'
	    OR who ~ '^(pg_|paidan_)' OR r.rolsuper OR r.rolcreaterole OR r.rolcreatedb
	    OR r.rolreplication OR r.rolbypassrls
	    OR r.oid IS NULL AND who !~ '^[a-z][a-z0-9_.@-]{0,62}$'
	    OR r.oid IS NOT NULL AND NOT paidan_keep.stands_alone(r.oid)
	    OR r.oid IS NOT NULL AND NOT EXISTS (SELECT FROM paidan_keep.login l WHERE l.name = who)
	        AND NOT EXISTS (SELECT FROM unnest(groups) AS o
	            WHERE pg_has_role(who, o, 'MEMBER'))
	THEN
		RAISE insufficient_privilege USING MESSAGE = 'not a login to be kept';
	END IF;
	IF r.oid IS NULL THEN
		EXECUTE format('CREATE ROLE %I', who);
	END IF;
	INSERT INTO paidan_keep.login VALUES (who) ON CONFLICT DO NOTHING;
	FOREACH g IN ARRAY groups LOOP
		IF substr(g, 8) = ANY (roles) THEN
			EXECUTE format('GRANT %I TO %I', g, who);
		ELSIF EXISTS (SELECT FROM pg_auth_members m WHERE m.roleid = g::regrole
		    AND m.member = to_regrole(quote_ident(who))) THEN
			EXECUTE format('REVOKE %I FROM %I', g, who);
		END IF;
	END LOOP;
	EXECUTE format('ALTER ROLE %I %s', who, CASE WHEN connects THEN 'LOGIN' ELSE 'NOLOGIN' END);
	-- Enough for the consoles of one person, too few to leave none for the others; whoever
	-- runs the server may give a login more.
	IF (SELECT p.rolconnlimit FROM pg_roles p WHERE p.rolname = who) = -1 THEN
		EXECUTE format('ALTER ROLE %I CONNECTION LIMIT 16', who);
	END IF;
	IF verifier IS NOT NULL THEN
		EXECUTE format('ALTER ROLE %I PASSWORD %L', who, verifier);
	END IF;
	RETURN ARRAY(SELECT o.rolname::text
	    FROM pg_auth_members m JOIN pg_roles o ON o.oid = m.roleid
	    WHERE m.member = to_regrole(quote_ident(who)) AND substr(o.rolname, 8) <> ALL (roles));
END
$$;

-- Since PostgreSQL 16 one changes only roles that one was given, and takes away only what one has
-- granted oneself: the logins that somebody made by hand are given to the keeper, and their groups
-- are the keeper's grants from now on, as far as whoever calls may do that: of each login by
-- itself, and only of those that the keeper would change at all. (What one login gave another comes
-- first: while that stands, its own group cannot be taken from the giver.)
CREATE OR REPLACE FUNCTION paidan_keep.adopt()
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	m record;
BEGIN
	IF current_setting('server_version_num')::int < 160000 THEN
		RETURN;
	END IF;
	FOR m IN SELECT r.rolname AS who, g.rolname AS part, o.rolname AS grantor
	    FROM pg_auth_members a JOIN pg_roles r ON r.oid = a.member
	    JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles o ON o.oid = a.grantor
	    WHERE g.rolname ~ '^paidan_' AND g.rolname NOT IN ('paidan_owner', 'paidan_keeper')
	        AND r.rolname !~ '^(pg_|paidan_)' AND o.rolname <> 'paidan_keeper'
	        AND NOT (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication
	            OR r.rolbypassrls)
	        AND paidan_keep.stands_alone(r.oid)
	    ORDER BY o.rolsuper, r.rolname, g.rolname
	LOOP
		BEGIN
			EXECUTE format('GRANT %I TO paidan_keeper'
			    ' WITH ADMIN TRUE, INHERIT FALSE, SET FALSE', m.who);
			CONTINUE WHEN m.part = 'paidan_user';    -- not the keeper's to give
			EXECUTE format('GRANT %I TO %I GRANTED BY paidan_keeper', m.part, m.who);
			EXECUTE format('REVOKE %I FROM %I GRANTED BY %I', m.part, m.who, m.grantor);
		EXCEPTION WHEN insufficient_privilege OR dependent_objects_still_exist
		    OR invalid_grant_operation THEN
			RAISE NOTICE '% stays as it is in %: %', m.who, m.part, sqlerrm;
		END;
	END LOOP;
END
$$;
REVOKE ALL ON FUNCTION paidan_keep.set_login(text, text[], boolean, text), paidan_keep.adopt(),
    paidan_keep.stands_alone(oid)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION paidan_keep.set_login(text, text[], boolean, text) TO paidan_owner;
RESET ROLE;
SELECT paidan_keep.adopt();

-- Short questions many times a second: compiling them costs more than it saves
-- (opening a ticket took 14 ms with it, 3 without).
DO $$
BEGIN
	EXECUTE format('ALTER DATABASE %I SET jit = off', current_database());
EXCEPTION WHEN insufficient_privilege THEN
	NULL;
END
$$;

-- Whoever holds the lock that leads the pulse, or that migrates, is alone; and large
-- objects are a store without bounds. What takes them is for the owner's functions, not
-- for a login with psql. (Only a superuser can say so: see paidan-security(7).)
DO $$
DECLARE
	f regprocedure;
BEGIN
	FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace
	    AND (p.proname ~ '^pg_(try_)?advisory_(xact_)?(un)?lock(_shared)?$'
	        OR p.proname IN ('lo_creat', 'lo_create', 'lo_from_bytea'))
	LOOP
		EXIT WHEN NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user);
		EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
		EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO paidan_owner', f);
	END LOOP;
END
$$;

-- Functions and types are open to PUBLIC unless this is said before they are
-- made.
ALTER DEFAULT PRIVILEGES FOR ROLE paidan_owner REVOKE ALL ON TABLES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE paidan_owner REVOKE ALL ON SEQUENCES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE paidan_owner REVOKE ALL ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE paidan_owner REVOKE ALL ON TYPES FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE paidan_owner REVOKE ALL ON SCHEMAS FROM PUBLIC;

SET LOCAL ROLE paidan_owner;
CREATE TABLE IF NOT EXISTS paidan.schema_version (
	version int PRIMARY KEY,
	name text NOT NULL,
	checksum text NOT NULL,
	applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
RESET ROLE;
