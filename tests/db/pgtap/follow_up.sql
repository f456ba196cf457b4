-- SPDX-License-Identifier: MIT
-- Unrated stays unrated; who handled does not ask; closed is not solved.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE j AS SELECT t.ticket_in('replied') AS id;
CREATE TEMP TABLE other AS SELECT t.ticket_in('replied') AS id;
SELECT id FROM j \gset

SELECT is(t.act('t_insider', 'follow_up', :id, '''reached'', true, true, ''very'', NULL'), 'PD023 not_independent',
    'a caller of the handling unit is refused');
GRANT paidan_caller TO t_light;
SELECT is(t.act('t_light', 'follow_up', :id, '''reached'', true, true, ''very'', NULL'), 'PD023 not_independent',
    'so is who handled it');
UPDATE paidan.account SET unit_id = NULL WHERE login = 't_light';
SELECT is(t.act('t_light', 'follow_up', :id, '''reached'', true, true, ''very'', NULL'), 'PD023 not_independent',
    'even after leaving the unit');
SELECT is(t.act('t_call', 'follow_up', :id, format('%L, NULL, NULL, NULL, NULL', o)), 'replied', o || ': asked again later')
FROM unnest('{no_answer,refused,void_number,wrong_person,reached}'::text[]) AS o;
SELECT is((SELECT count(*) FROM paidan.event WHERE ticket_id = :id AND verb = 'follow_up'), 5::bigint,
    'every attempt is on record');
SELECT is(t.act('t_call', 'follow_up', :id, '''reached'', true, false, ''basically'', NULL'), 'confirmed',
    'basically satisfied');
SELECT is(t.act('t_call', 'archive', :id, 'NULL'), 'archived', 'archived');
SELECT is(close_type, 'explained', 'not solved, so not closed as resolved') FROM paidan.ticket_closed WHERE id = :id;
SELECT is(t.act('t_call', 'archive', id, 'NULL'), 'PD120 not_heard', 'no archive without the citizen''s word')
FROM other;
SELECT * FROM finish();
ROLLBACK;
