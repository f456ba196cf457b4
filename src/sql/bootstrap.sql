-- SPDX-License-Identifier: MIT
-- What must stand before the first schema file, and may be run any number of
-- times: the owner, the groups, the schemas, the extensions, the record of
-- versions. Run by whoever migrates: a superuser, or the owner of the
-- database if it may create roles.

DO $$
DECLARE
	name text;
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
	IF NOT pg_has_role(current_user, 'paidan_owner', 'MEMBER') THEN
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
