-- SPDX-License-Identifier: MIT
-- Assisting units sign, answer and return their own part; the ticket goes by the lead.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE j AS SELECT t.ticket_in('dispatched') AS id;
SELECT id FROM j \gset
CREATE FUNCTION pg_temp.parts() RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(unit_id || ' ' || state, ', ' ORDER BY id) FROM paidan.assignment
	WHERE ticket_id = (SELECT id FROM j) $$;

SELECT is(t.act('t_water', 'sign_in', :id), 'dispatched', 'the helper signs, the ticket stays');
SELECT is(pg_temp.parts(), '1 assigned, 2 signed', 'its part is signed');
SELECT is(t.act('t_lamp', 'sign_in', :id), 'PD003 no_ticket', 'who has no part does not see it');
SELECT is(t.act('t_water', 'sign_in', :id), 'PD021 already_done', 'once');
SELECT is(t.act('t_light', 'sign_in', :id), 'handling', 'the lead signs, the ticket moves');
SELECT is(t.act('t_water', 'reply', :id, '''water is off'''), 'handling', 'the helper answers, the ticket stays');
SELECT is(t.act('t_water', 'reply', :id, '''again'''), 'PD021 already_done', 'once');
SELECT is(t.act('t_water', 'return_ticket', :id, '''unclear_duty'', ''b'', 3'), 'PD021 already_done', 'no return after it');
SELECT is(pg_temp.parts(), '1 signed, 2 replied', 'parts');
SELECT is(t.act('t_light', 'reply', :id, '''done'''), 'replied', 'the lead''s answer is the ticket''s');

CREATE TEMP TABLE k AS SELECT t.ticket_in('dispatched') AS id;
SELECT is(t.act('t_water', 'return_ticket', id, '''not_our_function'', ''b'', 3'), 'dispatched',
    'a helper''s return does not bring the ticket back') FROM k;
SELECT is(unit_ids, '{1}', 'but takes it off its list') FROM paidan.ticket_open WHERE id = (SELECT id FROM k);
SELECT is(t.act('t_water', 'sign_in', id), 'PD003 no_ticket', 'it is gone') FROM k;
SELECT is(unit_ids, '{1,2}', 'the feed tells the unit that had it') FROM paidan.change
WHERE ticket_id = (SELECT id FROM k) ORDER BY at DESC LIMIT 1;

-- The county's dispatchers act for the county, not for its bureaux.
CREATE TEMP TABLE c AS SELECT t.new_ticket() AS id;
SELECT is(t.act('t_disp', 'dispatch', id, '3, NULL, ''r'', NULL'), 'dispatched', 'to the county') FROM c;
SELECT is(t.act('t_lamp', 'sign_in', id), 'PD003 no_ticket', 'a bureau of the county has no part') FROM c;
SELECT is(t.act('t_county', 'recall', id, '''x'''), 'PD006 not_your_platform', 'the county does not act for the city') FROM c;
SELECT is(t.act('t_county', 'sign_in', id), 'handling', 'the county''s dispatcher signs') FROM c;
SELECT is(t.as_login('t_county', format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(),
    '{"channel": "hotline", "body": "x", "category": "01"}'::jsonb)) IS NOT NULL, true, 'the county registers its own');
SELECT is(t.as_login('t_county', 'SELECT number ~ ''^YZQ\d{8}-\d{4}$'' FROM paidan_api.open_ticket WHERE platform_id = 2'), 'true',
    'under numbers of its own');
SELECT is(t.act('t_county', 'dispatch', (SELECT id FROM paidan.ticket_open WHERE platform_id = 2), '1, NULL, NULL, NULL'),
    'PD015 out_of_reach', 'a county does not send to the city''s bureaux');
SELECT is(t.act('t_county', 'dispatch', (SELECT id FROM paidan.ticket_open WHERE platform_id = 2), '4, NULL, NULL, NULL'),
    'dispatched', 'but to its own');
SELECT is(t.act('t_disp', 'recall', (SELECT id FROM paidan.ticket_open WHERE platform_id = 2), '''x'''),
    'registered', 'the city may act below');
SELECT * FROM finish();
ROLLBACK;
