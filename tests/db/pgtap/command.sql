-- SPDX-License-Identifier: MIT
-- A command happens once: repeats, foreign ids, stale versions, and the question what became of it.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE j AS SELECT t.new_ticket() AS id;
\set c1 '00000000-0000-4000-8000-000000000001'
\set c2 '00000000-0000-4000-8000-000000000002'
\set c3 '00000000-0000-4000-8000-000000000003'
SELECT id FROM j \gset

SELECT is(t.as_login('t_disp', format('SELECT version FROM paidan_api.classify(%L, %s, 1, 3, NULL, 0, NULL)', :'c1', :id)),
    '2', 'the first time');
CREATE TEMP TABLE first_answer AS SELECT result FROM paidan.command WHERE id = :'c1';
SELECT is(t.as_login('t_disp', format('SELECT to_jsonb(r)::text FROM paidan_api.classify(%L, %s, 1, 3, NULL, 0, NULL) r', :'c1', :id)),
    (SELECT result::text FROM first_answer), 'a repeat gives the same answer, though the version is old by now');
SELECT is((SELECT version FROM paidan.ticket_open WHERE id = :id), 2, 'and changes nothing');
SELECT is((SELECT count(*) FROM paidan.event WHERE ticket_id = :id), 2::bigint, 'and records nothing');
SELECT is(t.as_login('t_disp2', format('SELECT version FROM paidan_api.classify(%L, %s, 2, 3, NULL, 0, NULL)', :'c1', :id)),
    'PD008 command_reused', 'another login cannot use the id');
SELECT is(t.as_login('t_disp', format('SELECT version FROM paidan_api.note(%L, %s, 2, ''x'')', :'c1', :id)),
    'PD008 command_reused', 'nor another verb');
SELECT is(t.as_login('t_disp', format('SELECT version FROM paidan_api.classify(%L, %s, 1, 3, NULL, 0, NULL)', :'c1', t.new_ticket())),
    'PD008 command_reused', 'nor another ticket');
SELECT is(t.as_login('t_disp', format('SELECT version FROM paidan_api.note(NULL, %s, 2, ''x'')', :id)),
    'PD010 missing', 'no id, no write');

SELECT is(t.as_login('t_disp2', format('SELECT version FROM paidan_api.note(%L, %s, 1, ''x'')', :'c2', :id)),
    'PD005 stale', 'an old version is refused');
SELECT is(t.why('t_disp2', format('SELECT paidan_api.note(%L, %s, 1, ''x'')', :'c2', :id)) - 'at_ms',
    '{"version": 2, "state": "registered", "who": "李静", "verb": "classify"}', 'and told who changed what');
SELECT is(t.as_login('t_disp2', format('SELECT version FROM paidan_api.note(%L, %s, NULL, ''x'')', :'c2', :id)),
    'PD005 stale', 'no version is an old version');
SELECT is(t.as_login('t_disp2', format('SELECT version FROM paidan_api.note(%L, %s, 7, ''x'')', :'c2', :id)),
    'PD005 stale', 'so is one that never was');
SELECT is((SELECT count(*) FROM paidan.command WHERE id = :'c2'), 0::bigint, 'a refused command leaves no trace');
SELECT is(t.as_login('t_disp2', format('SELECT version FROM paidan_api.note(%L, %s, 2, ''x'')', :'c2', :id)),
    '3', 'and may be tried again under its id');

SELECT is(t.as_login('t_disp', format('SELECT happened FROM paidan_api.settle(%L)', :'c1')), 'true', 'settle: it happened');
SELECT is(t.as_login('t_disp', format('SELECT result FROM paidan_api.settle(%L)', :'c1'))::jsonb,
    (SELECT result FROM first_answer), 'and this was the answer');
SELECT is(t.as_login('t_disp', format('SELECT happened FROM paidan_api.settle(%L)', :'c3')), 'false', 'settle: it did not');
SELECT is(t.as_login('t_disp', format('SELECT happened FROM paidan_api.settle(%L)', :'c3')), 'false', 'asked twice');
SELECT is(t.as_login('t_disp', format('SELECT version FROM paidan_api.note(%L, %s, 3, ''x'')', :'c3', :id)),
    'PD009 abandoned', 'and never will');
SELECT is(t.as_login('t_disp2', format('SELECT happened FROM paidan_api.settle(%L)', :'c1')), 'PD008 command_reused',
    'only one''s own commands');
SELECT is(t.as_login('t_disp', 'SELECT happened FROM paidan_api.settle(NULL)'), 'PD010 missing', 'which command?');
SELECT * FROM finish();
ROLLBACK;
