-- SPDX-License-Identifier: MIT
-- Every verb of a dispute, sent twice with the same command: once done, twice answered alike.
BEGIN;
SELECT no_plan();
CREATE FUNCTION pg_temp.twice(who text, verb text, ticket bigint, args text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	call text := replace(t.call(verb, ticket, args), 'SELECT state FROM', 'SELECT to_jsonb(r) FROM') || ' AS r';
	first text := t.as_login(who, call);
	rows_before bigint := pg_temp.rows();
BEGIN
	RETURN CASE WHEN first ~ '^PD|^[0-9]' THEN first
	    WHEN t.as_login(who, call) IS DISTINCT FROM first THEN 'another answer'
	    WHEN pg_temp.rows() <> rows_before THEN 'done twice'
	    ELSE 'once ' || (SELECT count(*) FROM paidan.event e WHERE e.ticket_id = ticket AND e.verb = twice.verb) END;
END
$$;
CREATE FUNCTION pg_temp.rows() RETURNS bigint LANGUAGE sql AS $$
	SELECT (SELECT count(*) FROM paidan.event) + (SELECT count(*) FROM paidan.assignment) + (SELECT count(*) FROM paidan.objection)
	    + (SELECT count(*) FROM paidan.opinion) + (SELECT count(*) FROM paidan.meeting) + (SELECT count(*) FROM paidan.ruling)
	    + (SELECT count(*) FROM paidan.change) $$;
CREATE TEMP TABLE k AS SELECT t.ticket_in('disputed') AS id, t.ticket_in('returned') AS returned, t.new_ticket() AS county;
SELECT is(pg_temp.twice('t_disp', 'refer', returned, '''r'''), 'once 1', 'refer') FROM k;
SELECT is(pg_temp.twice('t_disp', 'ask_opinion', id, '2, ''q'''), 'once 1', 'ask_opinion') FROM k;
SELECT is(pg_temp.twice('t_water', 'give_opinion', id, '''o'''), 'once 1', 'give_opinion, and no longer sees it') FROM k;
SELECT is(pg_temp.twice('t_coord', 'meeting', id, 'current_date - 1, ''p'', ''r'''), 'once 1', 'meeting') FROM k;
SELECT is(pg_temp.twice('t_coord', 'escalate', id, '''r'''), 'once 1', 'escalate') FROM k;
SELECT is(pg_temp.twice('t_coord', 'rule', id, '1, NULL, ''r'', ''l'', true, NULL, NULL, NULL'), 'once 1', 'rule') FROM k;
SELECT is(pg_temp.twice('t_light', 'appeal', id, '''g'''), 'once 1', 'appeal') FROM k;
SELECT t.act('t_disp', 'dispatch', county, '3, NULL, ''r'', NULL') FROM k;
SELECT is(pg_temp.twice('t_county', 'pass_on', county, '4, NULL, NULL, NULL'), 'once 1', 'pass_on') FROM k;
SELECT is(pg_temp.twice('t_county', 'take_back', county, '''r'''), 'once 1', 'take_back') FROM k;
SELECT is(pg_temp.twice('t_county', 'return_ticket', county, '''unclear_duty'', ''b'', 1'), 'once 1', 'return_ticket') FROM k;
SELECT t.load_pack(t.pack(ARRAY['handling general 5 working_days', 'dispatch general 1 hours'], '{"objection": {"first_receiver": true, "silence_accepts": true}}'), '2020-01-01');
CREATE TEMP TABLE first AS SELECT t.ticket_in('dispatched') AS id;
SELECT is(pg_temp.twice('t_light', 'object', id, '''unclear_duty'', ''b'', 6'), 'once 1', 'object') FROM first;
SELECT * FROM finish();
ROLLBACK;
