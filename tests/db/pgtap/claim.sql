-- SPDX-License-Identifier: MIT
-- The lease: who holds it, who is refused, how it ends.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE j AS SELECT t.new_ticket() AS id;
SELECT id FROM j \gset
CREATE FUNCTION pg_temp.holder() RETURNS text LANGUAGE sql AS $$
	SELECT claim_by FROM paidan.ticket_open WHERE id = (SELECT id FROM j) $$;

SELECT is(t.act('t_disp', 'claim', :id), 'registered', 'claimed');
SELECT is(version, 1, 'a claim is no new version') FROM paidan.ticket_open WHERE id = :id;
SELECT is((SELECT count(*) FROM paidan.event WHERE ticket_id = :id), 1::bigint, 'nor an event');
SELECT is((SELECT count(*) FROM paidan.change WHERE ticket_id = :id), 2::bigint, 'but the feed has it');
SELECT cmp_ok(claim_until - clock_timestamp(), '>', interval '110 seconds', 'for two minutes') FROM paidan.ticket_open WHERE id = :id;
SELECT is(t.as_login('t_disp2', format('SELECT claim_name FROM paidan_api.open_ticket WHERE id = %s', :id)), '李静',
    'the list shows who');
SELECT is(t.act('t_disp', 'claim', :id), 'registered', 'one''s own is made longer');
SELECT is(t.act('t_disp2', 'claim', :id), 'PD012 claimed', 'another is refused');
SELECT is(t.why('t_disp2', t.call('claim', :id)) - 'until_ms', '{"login": "t_disp", "who": "李静"}', 'and told who');
SELECT is(t.act('t_disp2', 'dispatch', :id, '1, NULL, NULL, NULL'), 'PD012 claimed', 'nor may they dispatch it');
SELECT is(t.act('t_disp2', 'note', :id, '''rang again'''), 'registered', 'a note may be added');
SELECT is(pg_temp.holder(), 't_disp', 'and leaves the claim');
SELECT is(t.act('t_disp2', 'release', :id), 'registered', 'releasing what another holds');
SELECT is(pg_temp.holder(), 't_disp', 'leaves it to them');
SELECT is(t.act('t_disp2', 'steal', :id, '''gone home'''), 'registered', 'stolen');
SELECT is(pg_temp.holder(), 't_disp2', 'now theirs');
SELECT is(detail, '{"from": "t_disp", "from_name": "李静", "reason": "gone home"}', 'and on record')
FROM paidan.event WHERE ticket_id = :id AND verb = 'steal';
SELECT is(t.as_login('t_disp', format('SELECT count(*) FROM paidan_api.renew_claims(''{%s}'')', :id)), '0',
    'the first holder cannot renew');
SELECT is(t.as_login('t_disp2', format('SELECT count(*) FROM paidan_api.renew_claims(''{%s, 5}'')', :id)), '1',
    'the second can');
SELECT is(t.act('t_disp2', 'release', :id), 'registered', 'released');
SELECT is(pg_temp.holder(), NULL, 'nobody''s');

SELECT is(t.act('t_disp', 'claim', :id), 'registered', 'claimed anew');
UPDATE paidan.ticket_open SET claim_until = clock_timestamp() - interval '1 second' WHERE id = :id;
SELECT is(t.as_login('t_disp', format('SELECT claim_by FROM paidan_api.open_ticket WHERE id = %s', :id)), NULL,
    'a lease that is over is not shown');
SELECT is(t.act('t_disp2', 'claim', :id), 'registered', 'and may be taken');
SELECT is(t.act('t_disp2', 'note', :id, '''seen'''), 'registered', 'a note');
SELECT is(pg_temp.holder(), 't_disp2', 'leaves the claim');
SELECT is(t.act('t_disp2', 'dispatch', :id, '1, NULL, NULL, NULL'), 'dispatched', 'the work is done');
SELECT is(pg_temp.holder(), NULL, 'and the claim with it');
SELECT is(t.act('t_disp2', 'claim', t.new_ticket()), 'registered', 'one') UNION ALL
SELECT is(t.act('t_disp2', 'claim', t.new_ticket()), 'registered', 'two');
SELECT is(t.as_login('t_disp2', 'SELECT paidan_api.release_claims(ARRAY(SELECT id FROM paidan_api.open_ticket))'), '2', 'on quitting all are let go');
SELECT is(t.as_login('t_disp2', 'SELECT paidan_api.release_claims(ARRAY(SELECT id FROM paidan_api.open_ticket))'), '0', 'once');
SELECT * FROM finish();
ROLLBACK;
