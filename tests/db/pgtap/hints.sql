-- SPDX-License-Identifier: MIT
-- Candidate units, plainly: the deepest duty first, then history, then the territory.
BEGIN;
SELECT no_plan();
CREATE FUNCTION pg_temp.hints(ticket bigint) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login('t_disp', format('SELECT string_agg(concat_ws('' '', kind, unit_id,
	    reasons -> 0 ->> CASE kind WHEN ''duty'' THEN ''document'' WHEN ''history'' THEN ''alike'' ELSE ''territory'' END), '', '' ORDER BY seq)
	    FROM paidan_api.hints(%s)', ticket)) $$;
SELECT is(pg_temp.hints(t.new_ticket('{"territory": "341202001001"}')),
    'duty 4 示范〔2024〕2号, duty 1 示范〔2024〕1号, territory 3 阜阳市颍州区', 'the deeper duty, the wider one, the county');
SELECT is(pg_temp.hints(t.new_ticket('{"territory": "341271000000"}')),
    'duty 6 示范〔2024〕3号, duty 1 示范〔2024〕1号', 'the park, both by the registry and by its territory');
SELECT is(pg_temp.hints(t.new_ticket()), 'duty 1 示范〔2024〕1号', 'no place: only what holds everywhere');
SELECT is(pg_temp.hints(t.new_ticket('{"category": null, "territory": "341202001001"}')), 'territory 3 阜阳市颍州区', 'no category');
UPDATE paidan.unit SET active = false WHERE id = 4;
SELECT is(pg_temp.hints(t.new_ticket('{"territory": "341202001001"}')),
    'duty 1 示范〔2024〕1号, territory 3 阜阳市颍州区', 'a unit that takes nothing any more is no hint');
CREATE TEMP TABLE done AS SELECT t.new_ticket('{"territory": "341202002000"}') AS id;
SELECT t.act('t_disp', 'dispatch', id, '2, NULL, ''r'', NULL') FROM done;
SELECT t.act('t_water', 'sign_in', id) FROM done;
SELECT t.act('t_water', 'reply', id, '''x''') FROM done;
SELECT t.act('t_call', 'follow_up', id, '''reached'', true, true, ''very'', NULL') FROM done;
SELECT t.act('t_call', 'archive', id, 'NULL') FROM done;
SELECT is(pg_temp.hints(t.new_ticket('{"territory": "341202001001"}')),
    'duty 1 示范〔2024〕1号, history 2 1, territory 3 阜阳市颍州区', 'alike in the same county, closed by');
SELECT is(pg_temp.hints(t.new_ticket('{"territory": "341203001000"}')), 'duty 1 示范〔2024〕1号', 'not in another county');
SELECT * FROM finish();
ROLLBACK;
