-- SPDX-License-Identifier: MIT
-- What a short number may stand for, and until when a ticket stands still.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE y AS SELECT extract(year FROM now() AT TIME ZONE paidan_int.zone())::int AS this;
CREATE FUNCTION pg_temp.full_of(typed text) RETURNS text[] LANGUAGE sql AS $$
	SELECT t.as_login('t_disp', format('SELECT paidan_api.full_numbers(%L)', typed))::text[] $$;

SELECT is(pg_temp.full_of('C120260105-0001'), '{C120260105-0001}' || x.more, 'a whole number is one, whatever else it may be')
FROM (SELECT array_agg('C12026' || (this - n)::text || '0105-0001' ORDER BY n) AS more FROM y, generate_series(0, 1) AS n) AS x;
SELECT is(pg_temp.full_of('1128-0001') @> ARRAY[this || '1128-0001', (this - 1) || '1128-0001'], true, 'this year and the last')
FROM y;
SELECT is((SELECT bool_and(pg_temp.full_of('1128-0001') @> ARRAY[p.code || y.this || '1128-0001']) FROM paidan.platform p), true,
    'of every platform') FROM y;
SELECT is(pg_temp.full_of(' x91128-0001 ') @> ARRAY['X9' || this || '1128-0001'], true, 'or of the one that is named') FROM y;
SELECT is(cardinality(pg_temp.full_of('x91128-0001')), 3, 'and of no other');
SELECT is(pg_temp.full_of(q), ARRAY[upper(btrim(q))], 'no number: ' || q) FROM unnest(ARRAY['abc', '', '1-1', '%', ''';--']) AS q;

-- Parked, paused, neither; and for who may not see it nothing.
CREATE TEMP TABLE k (name text, id bigint);
INSERT INTO k VALUES ('parked', t.ticket_in('parked')), ('paused', t.ticket_in('handling')), ('runs', t.ticket_in('handling'));
CREATE FUNCTION pg_temp.until(who text, which text) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT coalesce(paidan_api.paused_until(%s)::text, ''none'')', (SELECT id FROM k WHERE name = which))) $$;
SELECT is(pg_temp.until('t_disp', 'runs'), 'none', 'nothing stands still');
SELECT is(pg_temp.until('t_disp', 'parked'), (current_date + 60)::text, 'until the day of its parking');
SELECT is(pg_temp.until('t_lamp', 'parked'), 'none', 'who may not see it is told nothing');
UPDATE paidan.clock SET paused_at = now(), resume_on = current_date + n.n FROM (VALUES ('sign_in', 9), ('handling', 5)) AS n(kind, n)
WHERE ticket_id = (SELECT id FROM k WHERE name = 'paused') AND clock.kind = n.kind;
SELECT is(pg_temp.until('t_disp', 'paused'), (current_date + 5)::text, 'until the first of its clocks goes on');
SELECT * FROM finish();
ROLLBACK;
