-- SPDX-License-Identifier: MIT
-- Who watches some trades or areas passes over many rows for a page, and row security asks its
-- questions of each of them.

-- What rests on the columns below is code, which every migration brings anew.
DROP VIEW IF EXISTS paidan_int.my_open, paidan_int.my_closed, paidan_api.open_ticket CASCADE;
DO $$
DECLARE
	old record;
BEGIN
	FOR old IN SELECT policyname, tablename FROM pg_policies
	    WHERE schemaname = 'paidan' AND tablename IN ('ticket_open', 'ticket_closed') LOOP
		EXECUTE format('DROP POLICY %I ON paidan.%I', old.policyname, old.tablename);
	END LOOP;
END
$$;

-- Trades and areas as sets in which a value is found by halving; all of them are '{(,)}', the
-- set without bounds, and no ticket is in none of them: who is not classified or placed yet is
-- 0 or ''. (In paidan_ext, as what makes a range is the server's own function, which only a
-- superuser could take from PUBLIC.)
CREATE TYPE paidan_ext.code_range AS RANGE (SUBTYPE = text, COLLATION = "C",
    MULTIRANGE_TYPE_NAME = paidan_ext.code_multirange);

DELETE FROM paidan.scope;        -- worked out anew at the end of every migration
ALTER TABLE paidan.scope DROP COLUMN trades, DROP COLUMN areas;
ALTER TABLE paidan.scope
	ADD COLUMN trades int4multirange NOT NULL,           -- categories, down to the last
	ADD COLUMN areas paidan_ext.code_multirange NOT NULL;    -- territories, down to the last

-- A row is taken apart up to the last column that its rule asks for. confidants stood behind
-- almost all others; it changes places with keeper.
DROP INDEX paidan.ticket_open_keeper;
DROP INDEX paidan.ticket_open_confidential;
ALTER TABLE paidan.ticket_open ALTER COLUMN keeper TYPE text[] USING confidants,
	ALTER COLUMN confidants TYPE text USING keeper;
ALTER TABLE paidan.ticket_open RENAME COLUMN keeper TO named;
ALTER TABLE paidan.ticket_open RENAME COLUMN confidants TO keeper;
ALTER TABLE paidan.ticket_open RENAME COLUMN named TO confidants;
CREATE INDEX ticket_open_keeper ON paidan.ticket_open (keeper, due_at, id)
INCLUDE (platform_id);
CREATE INDEX ticket_open_confidential ON paidan.ticket_open (queue) WHERE confidants IS NOT NULL;
