-- SPDX-License-Identifier: MIT
-- A joint supervisor sees the tickets of a trade, or of an area, masked, and does nothing to them.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE k (name text, id bigint);
INSERT INTO k VALUES ('light', t.new_ticket('{"territory": "341202001001"}')), ('water', t.new_ticket('{"category": "02.01", "territory": "341202001000"}')),
	('far', t.new_ticket('{"territory": "341203001000"}')), ('nowhere', t.new_ticket('{"category": "02"}')), ('done', t.ticket_in('archived'));
INSERT INTO k SELECT 'county', t.as_login('t_county', format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(),
    '{"channel": "hotline", "body": "x", "category": "01.01.01", "territory": "341202002000", "phone": "13912345678"}'))::bigint;

CREATE FUNCTION pg_temp.seen(who text) RETURNS text LANGUAGE sql AS $$
	SELECT coalesce(string_agg(k.name, ' ' ORDER BY k.name), '') FROM k
	WHERE k.id::text = ANY (string_to_array(t.as_login(who, 'SELECT string_agg(id::text, '','') FROM (
	    SELECT id FROM paidan_api.open_ticket UNION ALL SELECT id FROM paidan_api.closed_ticket) AS x'), ',')) $$;
CREATE FUNCTION pg_temp.opened(who text) RETURNS text LANGUAGE sql AS $$
	SELECT coalesce(string_agg(k.name, ' ' ORDER BY k.name), '') FROM k
	WHERE t.as_login(who, format('SELECT count(*) FROM paidan_api.ticket_detail(%s)', k.id)) = '1' $$;
CREATE TEMP TABLE expected (who text, trades int[], areas text[], sees text);
INSERT INTO expected VALUES ('t_monitor', NULL, NULL, 'county done far light nowhere water'), ('t_trade', '{2}', NULL, 'county done far light'),
	('t_trade', '{1,5}', NULL, 'county done far light water'), ('t_area', NULL, '{341202000000}', 'county light water'),
	('t_area', '{4}', '{341202001000}', 'water'), ('t_area', '{}', NULL, ''), ('t_area', NULL, '{341200000000}', 'county far light water');
CREATE FUNCTION pg_temp.as_set(who text, trades int[], areas text[], what text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	UPDATE paidan.account a SET trades = as_set.trades, areas = as_set.areas WHERE a.login = who;
	RETURN CASE what WHEN 'seen' THEN pg_temp.seen(who) WHEN 'opened' THEN pg_temp.opened(who)
	    ELSE t.as_login(who, 'SELECT sum(n) FROM paidan_api.badges() WHERE queue NOT IN (''objection'', ''mine'')') END;
END
$$;
SELECT is(pg_temp.as_set(who, trades, areas, 'seen'), sees, concat_ws(' ', who, 'lists', trades, areas)) FROM expected;
SELECT is(pg_temp.as_set(who, trades, areas, 'opened'), sees, concat_ws(' ', who, 'opens', trades, areas)) FROM expected;
SELECT is(pg_temp.as_set(who, trades, areas, 'counted')::int, coalesce(array_length(string_to_array(nullif(sees, ''), ' '), 1), 0),
    concat_ws(' ', who, 'counts', trades, areas)) FROM expected;

-- Of a county, only its own.
SELECT pg_temp.as_set('t_trade', '{2}', NULL, '');
UPDATE paidan.account SET platform_id = 2 WHERE login = 't_trade';
SELECT is(pg_temp.seen('t_trade'), 'county', 'the county''s');
UPDATE paidan.account SET platform_id = 1 WHERE login = 't_trade';

-- The feed tells of what is watched, and of what has left it.
UPDATE paidan.change SET xid = (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 10)::text::xid8;
CREATE FUNCTION pg_temp.heard(who text) RETURNS text LANGUAGE sql AS $$
	SELECT coalesce(string_agg(k.name, ' ' ORDER BY k.name), '') FROM k
	WHERE k.id::text = ANY (string_to_array(t.as_login(who, format('SELECT string_agg(ticket_id::text, '','') FROM paidan_api.changes(%L)',
	    (SELECT write_cursor FROM paidan_int.write_cursor((pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 20)::text::xid8)))), ',')) $$;
UPDATE paidan.feed SET forgotten = '3';
SELECT is(pg_temp.heard('t_trade'), 'county done far light', 'of its trade');
DELETE FROM paidan.change;
SELECT t.act('t_disp', 'classify', id, '5, ''341202001000'', 0, NULL, NULL') FROM k WHERE name = 'light';
SELECT t.act('t_disp', 'note', id, '''x''') FROM k WHERE name = 'water';
UPDATE paidan.change SET xid = (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 10)::text::xid8;
SELECT is(pg_temp.heard('t_trade'), 'light', 'of what has left its trade, not of what never was there');

-- Masked, and nothing is done.
SELECT is(t.as_login('t_trade', format('SELECT phone_masked FROM paidan_api.ticket_detail(%s)', id)), '139****5678', 'masked') FROM k WHERE name = 'county';
SELECT is(t.as_login('t_trade', format('SELECT paidan_api.reveal(%L, %s, ''phone'', ''contact'', NULL)', gen_random_uuid(), id)), 'PD002 no_right', 'not revealed')
FROM k WHERE name = 'county';
SELECT is(t.act('t_trade', verb, id, args), 'PD002 no_right', verb) FROM k, (VALUES ('claim', ''), ('reply', '''x'''), ('classify', '3, NULL, 0, NULL, NULL')) AS v(verb, args)
WHERE name = 'county';
-- Whatever group such a login had beside, a platform's work is not its own.
GRANT paidan_dispatcher TO t_trade;
SELECT is(t.act('t_trade', 'claim', id), 'PD006 not_your_platform', 'not even with a dispatcher''s rights') FROM k WHERE name = 'county';
SELECT is(t.act('t_trade', 'claim', id), 'PD003 no_ticket', 'nor what it does not watch') FROM k WHERE name = 'water';

-- The outsourced seat registers and calls back, and no more.
SELECT is(t.as_login('t_seat', format('SELECT state FROM paidan_api.register(%L, %L)', gen_random_uuid(), '{"channel": "hotline", "body": "x"}')), 'registered', 'a seat registers');
CREATE TEMP TABLE r AS SELECT t.ticket_in('replied') AS id;
SELECT is(t.act('t_seat', 'claim', id), 'replied', 'a seat claims') FROM r;
SELECT is(t.act('t_seat', 'follow_up', id, '''reached'', true, true, ''satisfied'', NULL'), 'confirmed', 'a seat calls back') FROM r;
SELECT is(t.act('t_seat', verb, id, args), 'PD002 no_right', 'a seat does not ' || verb) FROM r, (VALUES ('archive', 'NULL'), ('close_intake', '''emergency'', ''x'''),
    ('dispatch', '1, NULL, NULL, NULL'), ('rule', '1, NULL, ''r'', ''l'', true, NULL, NULL, NULL'), ('review', 'true, NULL'), ('steal', '''r'''), ('classify', '3, NULL, 0, NULL, NULL'),
    ('park', '''r'', current_date'), ('confide', '''{}'', ''r''')) AS v(verb, args);
SELECT * FROM finish();
ROLLBACK;
