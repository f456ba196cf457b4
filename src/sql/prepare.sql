-- SPDX-License-Identifier: MIT
-- Code is replaced whole: what is no longer in the manifest is gone. Triggers
-- and policies that rest on the old functions go with them and come again
-- below.
DROP SCHEMA IF EXISTS paidan_api CASCADE;
DROP SCHEMA IF EXISTS paidan_int CASCADE;

DO $$
DECLARE
	old record;
BEGIN
	FOR old IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'paidan' LOOP
		EXECUTE format('DROP POLICY %I ON paidan.%I', old.policyname, old.tablename);
	END LOOP;
END
$$;

CREATE SCHEMA paidan_api;
CREATE SCHEMA paidan_int;
