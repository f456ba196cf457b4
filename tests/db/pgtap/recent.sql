-- SPDX-License-Identifier: MIT
-- What was closed lately is kept twice: in its month, and among the recent ones. By whatever road a ticket is closed
-- or comes back, both say the same.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE k (name text PRIMARY KEY, id bigint);
CREATE FUNCTION pg_temp.k(wanted text) RETURNS bigint LANGUAGE sql AS 'SELECT id FROM k WHERE name = wanted';
-- Of these tickets; others may be older.
CREATE FUNCTION pg_temp.same(what text) RETURNS text LANGUAGE sql AS $$
	SELECT set_eq('SELECT r.* FROM paidan.ticket_recent r JOIN k USING (id)',
	    'SELECT c.id, c.closed_at, c.platform_id, c.category_id, c.territory_code, c.unit_ids, c.confidants FROM paidan.ticket_closed c JOIN k USING (id)',
	    what || ': both say the same') $$;
CREATE FUNCTION pg_temp.closed(who text) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, 'SELECT n FROM paidan_api.badges() WHERE queue = ''closed''') $$;
-- The badge, counted in the months by other words: of today in the city, as far as the login sees it.
CREATE FUNCTION pg_temp.counted(who text) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, 'SELECT count(*) FROM paidan_api.closed_ticket WHERE (closed_at AT TIME ZONE paidan_api.zone_of_city())::date = (clock_timestamp() AT TIME ZONE paidan_api.zone_of_city())::date') $$;
CREATE FUNCTION paidan_api.zone_of_city() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = paidan_int, paidan, pg_temp AS 'SELECT zone()';
ALTER FUNCTION paidan_api.zone_of_city() OWNER TO paidan_owner;
CREATE FUNCTION pg_temp.did(who text, verb text, wanted text, args text) RETURNS text LANGUAGE sql AS $$ SELECT t.act(who, verb, pg_temp.k(wanted), args) $$;
CREATE FUNCTION pg_temp.pair(verb text, who text, one text, other text, args text) RETURNS text LANGUAGE sql AS $$
	SELECT t.as_login(who, format('SELECT state FROM paidan_api.%s(%L, %s, %s, %s)', verb, gen_random_uuid(), pg_temp.k(one),
	    (SELECT version FROM paidan_int.merged_ticket(pg_temp.k(one))),
	    CASE verb WHEN 'merge_ticket' THEN format('%s, %s, NULL', pg_temp.k(other), (SELECT version FROM paidan_int.merged_ticket(pg_temp.k(other)))) ELSE args END)) $$;

-- --- each road
INSERT INTO k SELECT s, t.ticket_in(s) FROM unnest('{archived,closed}'::text[]) AS s;
SELECT pg_temp.same('closed after the call, and at intake');
INSERT INTO k SELECT n, t.new_ticket(e::jsonb) FROM (VALUES ('main', '{"territory": "341202001001"}'), ('part', '{"category": "01.01", "territory": "341202000000"}'),
    ('below', '{}'), ('secret', '{}'), ('secret_main', '{}'), ('gone', '{"territory": "341203001000"}')) AS v(n, e);
INSERT INTO k SELECT n, t.ticket_in(s) FROM (VALUES ('final', 'dissatisfied'), ('with_unit', 'handling'), ('parked', 'parked'), ('sent', 'dispatched')) AS v(n, s);
SELECT is(pg_temp.did('t_disp', 'withdraw', n, '''本人来电'', NULL, ''不用办了'''), 'closed', 'withdrawn: ' || n) FROM unnest('{gone,with_unit,parked}'::text[]) AS n;
SELECT pg_temp.same('withdrawn');
SELECT is(pg_temp.did('t_coord', 'draft_final', 'final', '''a'', ''article 1'', ''d'''), 'dissatisfied', 'an end is drafted');
SELECT is((SELECT t.as_login('t_rival', t.call('sign_final', pg_temp.k('final'), 'NULL'))), 'archived', 'and signed by another');
SELECT pg_temp.same('ended for good');
SELECT is(pg_temp.pair('merge_ticket', 't_disp', 'below', 'part', NULL), 'closed', 'one goes up in another');
SELECT is(pg_temp.pair('merge_ticket', 't_disp', 'sent', 'main', NULL), 'closed', 'one that was sent out too');
SELECT is(pg_temp.pair('merge_ticket', 't_disp', 'part', 'main', NULL), 'closed', 'and that other in a third');
SELECT pg_temp.same('merged');
SELECT is(pg_temp.pair('unmerge', 't_disp', n, NULL, '''x'''), 'registered', 'taken out: ' || n) FROM unnest('{part,below,sent}'::text[]) AS n;
SELECT pg_temp.same('taken out again');
SELECT is((SELECT count(*) FROM paidan.ticket_recent r JOIN k USING (id) WHERE k.name IN ('part', 'below', 'sent')), 0::bigint, 'they are open');
SELECT is(pg_temp.did('t_disp', 'close_intake', n, '''emergency'', ''119'''), 'closed', 'closed once more: ' || n) FROM unnest('{part,sent}'::text[]) AS n;
SELECT is(pg_temp.pair('merge_ticket', 't_disp', 'below', 'main', NULL), 'closed', 'merged once more');
SELECT pg_temp.same('closed a second time');
SELECT is(pg_temp.did('t_coord', 'confide', n, '''{t_disp}'', ''r'''), 'registered', 'confidential: ' || n) FROM unnest('{secret,secret_main,main}'::text[]) AS n;
SELECT is(pg_temp.pair('merge_ticket', 't_disp', 'secret', 'secret_main', NULL), 'closed', 'merged');
SELECT is(pg_temp.did('t_coord', 'disclose', 'secret_main', '''r'''), 'registered', 'one is no longer');
SELECT is(pg_temp.did('t_disp', 'close_intake', n, '''emergency'', ''119'''), 'closed', 'closed: ' || n) FROM unnest('{secret_main,main}'::text[]) AS n;
SELECT pg_temp.same('confidential and not');
SELECT is((SELECT string_agg(k.name, ' ' ORDER BY k.name) FROM paidan.ticket_recent r JOIN k USING (id) WHERE confidants IS NOT NULL), 'main secret', 'some are, some are not');
SELECT is((SELECT count(*) FROM paidan.ticket_recent r JOIN k USING (id)), (SELECT count(*) FROM k), 'all are closed');

-- --- the badge
SELECT is(pg_temp.closed(who), pg_temp.counted(who), who || ' is told as many as the months have') FROM (SELECT login AS who FROM paidan.account WHERE active ORDER BY 1) AS a
WHERE t.as_login(who, 'SELECT has_schema_privilege(''paidan_api'', ''USAGE'')') = 'true' AND pg_temp.closed(who) IS NOT NULL;
SELECT cmp_ok(pg_temp.closed('t_disp')::int, '>=', 12, 'which are some');
-- Just before and just at midnight in the city, wherever the server is.
CREATE TEMP TABLE midnight AS SELECT date_trunc('day', clock_timestamp(), paidan_int.zone()) AS at;
CREATE TEMP TABLE now AS SELECT pg_temp.closed('t_disp')::int AS n;
SET LOCAL TimeZone = 'America/Los_Angeles';
UPDATE paidan.ticket_recent SET closed_at = at FROM midnight WHERE id = pg_temp.k('gone');
SELECT is(pg_temp.closed('t_disp')::int, n, 'at midnight: of today') FROM now;
UPDATE paidan.ticket_recent SET closed_at = at - interval '1 microsecond' FROM midnight WHERE id = pg_temp.k('gone');
SELECT is(pg_temp.closed('t_disp')::int, n - 1, 'before it: not') FROM now;
RESET TimeZone;

-- --- no pulse for weeks, then all of it
UPDATE paidan.ticket_recent SET closed_at = now() - interval '20 days' WHERE id IN (pg_temp.k('gone'), pg_temp.k('main'), pg_temp.k('below'));
SELECT is(pg_temp.closed('t_disp')::int, n - 3, 'what nobody has forgotten yet is not of today') FROM now;
SELECT paidan_int.prune_recent();
SELECT is((SELECT string_agg(k.name, ' ' ORDER BY k.name) FROM k LEFT JOIN paidan.ticket_recent r USING (id) WHERE r.id IS NULL), 'below gone', 'forgotten but what is confidential');
-- What is forgotten is brought back and closed again as anything else.
INSERT INTO k VALUES ('main2', t.new_ticket()), ('late', t.new_ticket());
SELECT is(pg_temp.pair('merge_ticket', 't_disp', 'late', 'main2', NULL), 'closed', 'merged');
DELETE FROM paidan.ticket_recent WHERE id = pg_temp.k('late');
SELECT is(pg_temp.pair('unmerge', 't_disp', 'late', NULL, '''x'''), 'registered', 'taken out after it was forgotten');
SELECT is(pg_temp.pair('merge_ticket', 't_disp', 'late', 'main2', NULL), 'closed', 'and merged');
SELECT is((SELECT count(*) FROM paidan.ticket_recent WHERE id = pg_temp.k('late')), 1::bigint, 'it is there again');

-- --- whose eyes
SELECT is(t.as_login(who, q), '42501 permission denied for schema paidan', who || ': ' || q) FROM unnest('{t_disp,t_light,t_admin,t_nobody}'::text[]) AS who,
    unnest('{SELECT count(*) FROM paidan.ticket_recent,DELETE FROM paidan.ticket_recent}'::text[]) AS q;
SELECT is((SELECT string_agg(DISTINCT g.grantee, ' ') FROM information_schema.role_table_grants g WHERE g.table_schema = 'paidan' AND g.table_name = 'ticket_recent'), 'paidan_owner', 'granted to nobody');
GRANT USAGE ON SCHEMA paidan TO paidan_user;
SELECT is(t.as_login('t_disp', 'SELECT count(*) FROM paidan.ticket_recent'), '42501 permission denied for table ticket_recent', 'not even with the schema');
GRANT SELECT ON paidan.ticket_recent TO paidan_user;
SELECT is(t.as_login(who, 'SELECT count(*) FROM paidan.ticket_recent WHERE confidants IS NOT NULL'), n, who || ' with all of it: only what it may know of') FROM (VALUES ('t_disp', '2'), ('t_disp2', '0'), ('t_super', '0'), ('t_light', '0'), ('t_admin', '0')) AS v(who, n);
SELECT * FROM finish();
ROLLBACK;
