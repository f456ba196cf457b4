-- SPDX-License-Identifier: MIT
-- The record cannot be changed, not even by its owner.
BEGIN;
SELECT no_plan();
SELECT t.ticket_in('archived');
SELECT throws_ok(q, 'PD020', 'append_only', q) FROM unnest(ARRAY[
    'UPDATE paidan.event SET actor = ''x''', 'DELETE FROM paidan.event', 'TRUNCATE paidan.event',
    'TRUNCATE paidan.event_' || to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYMM')]) AS q;
SET LOCAL ROLE paidan_owner;
PREPARE as_owner AS DELETE FROM paidan.event;
RESET ROLE;
CREATE FUNCTION pg_temp.as_owner(q text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('role', 'paidan_owner', true);
	EXECUTE q;
	RETURN 'done';
EXCEPTION WHEN OTHERS THEN
	RETURN sqlstate || ' ' || sqlerrm;
END
$$;
SELECT is(pg_temp.as_owner('DELETE FROM paidan.event'), 'PD020 append_only', 'by the owner');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
