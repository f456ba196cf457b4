-- SPDX-License-Identifier: MIT
-- The change feed within one session; the races are in isolation/.
BEGIN;
SELECT no_plan();
-- In this transaction nothing is over yet; the feed must be made to look like another's.
UPDATE paidan.feed SET forgotten = '99';
DELETE FROM paidan.change;
INSERT INTO paidan.change (xid, ticket_id, platform_id, unit_ids) VALUES
	('200', 1, 1, '{}'), ('201', 2, 2, '{}'), ('202', 3, 1, '{4}'), ('202', 3, 1, '{4}');
CREATE FUNCTION pg_temp.changes(who text, since text) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT string_agg(coalesce(ticket_id::text, CASE WHEN reset THEN ''reset'' ELSE ''cursor'' END),
	    '' '' ORDER BY ticket_id NULLS FIRST) FROM paidan_api.changes(%L)', since)) $$;

SELECT is(pg_temp.changes('t_disp', '150'), 'cursor 1 2 3', 'all of the platform, each once');
SELECT is(pg_temp.changes('t_disp', '202'), 'cursor 3', 'from the cursor on');
SELECT is(pg_temp.changes('t_county', '150'), 'cursor 2', 'a county its own');
SELECT is(pg_temp.changes('t_lamp', '150'), 'cursor 3', 'a unit what it has or had');
SELECT is(pg_temp.changes('t_nobody', '150'), 'cursor', 'nobody nothing');
SELECT is(pg_temp.changes('t_disp', '99'), 'reset', 'older than the feed: begin anew');
SELECT is(pg_temp.changes('t_disp', x), 'PD017 bad_value', 'no cursor: ' || coalesce(x, 'NULL'))
FROM unnest(ARRAY['', 'x', '-1', NULL]) AS x;
SELECT is(t.as_login('t_disp', 'SELECT cursor FROM paidan_api.changes(paidan_api.feed_cursor())'),
    t.as_login('t_disp', 'SELECT paidan_api.feed_cursor()'), 'the cursor stands still while nothing ends');
SELECT is(pg_temp.changes('t_disp', '999999999'), 'reset', 'one from before a crash is ahead of all: begin anew');
SELECT is(pg_temp.changes('t_disp', '202-' || paidan_int.feed_era()), 'cursor 3', 'one of this era goes on');
SELECT is(pg_temp.changes('t_disp', '202-' || paidan_int.feed_era() - 1), 'reset', 'one of another era begins anew, though its number is passed');
SELECT isnt(paidan_int.feed_era(), 0::bigint, 'there is an era');
SELECT is(t.as_login('t_disp', 'SELECT paidan_api.pulse(''999999999'')'), t.as_login('t_disp', 'SELECT paidan_api.feed_cursor()'), 'nor does the lead stay ahead');
INSERT INTO paidan.change (xid, ticket_id, platform_id, unit_ids) SELECT '203', g, 1, '{}' FROM generate_series(1, 2100) AS g;
SELECT is(pg_temp.changes('t_disp', '203'), 'reset', 'so much that reading anew is cheaper');

SELECT is(t.as_login('t_light', 'SELECT paidan_api.pulse(''150'')'), 'PD002 no_right', 'a unit does not lead');
SELECT is(t.as_login('t_light', 'SELECT paidan_api.lead()'), 'PD002 no_right', 'nor ask to');
SELECT is(t.as_login('t_disp', 'SELECT paidan_api.lead()'), 'true', 'a dispatcher may');
SELECT is(t.as_login('t_disp', 'SELECT paidan_api.lead()'), 'true', 'and is still');
SELECT set_eq('SELECT paidan_int.changed_platforms(''202'')', 'VALUES (1), (2), (NULL)', 'the ticket''s platform and its units''');
UPDATE paidan.change SET at = now() - interval '16 minutes' WHERE xid <= '201';
SELECT is(t.as_login('t_disp', 'SELECT paidan_api.pulse(''150'')'), t.as_login('t_disp', 'SELECT paidan_api.feed_cursor()'), 'pulse: the next cursor');
SELECT is((SELECT min(xid::text) FROM paidan.change), '202', 'old changes are forgotten');
SELECT is((SELECT forgotten::text FROM paidan.feed), '201', 'the newest of them is remembered');
SELECT is(pg_temp.changes('t_county', '201'), 'reset', 'who is older begins anew');
SELECT is(pg_temp.changes('t_county', '202'), 'cursor', 'who is not goes on');

-- Within every half minute it ends who leaves a transaction open (sessions.sql).
CREATE OR REPLACE FUNCTION paidan_int.end_stalled(idle interval, writing interval) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('t.stalled', concat_ws(' ', idle, writing), true);
	RETURN 0;
END $$;
CREATE FUNCTION pg_temp.stalled(moment text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('t.stalled', '', true), t.at(moment);
	UPDATE paidan.replay SET login = 't_disp' WHERE pid = pg_backend_pid();
	PERFORM paidan_api.pulse(paidan_api.feed_cursor());
	RETURN current_setting('t.stalled');
END $$;
SELECT is(pg_temp.stalled('2026-03-11 09:00:' || second), asked, 'at second ' || second) FROM (VALUES ('00', '00:02:00 00:15:00'), ('29', ''), ('30', '00:02:00 00:15:00'), ('31', '')) AS v(second, asked);
SELECT * FROM finish();
ROLLBACK;
