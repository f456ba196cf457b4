-- SPDX-License-Identifier: MIT
-- One appeal from the telephone to the archive, with a return, a second reply and a second round.
BEGIN;
SELECT plan(34);
CREATE TEMP TABLE j AS SELECT t.new_ticket('{"category": null, "place": "颍州区鼓楼街道龙潭社区3号"}') AS id;

SELECT is(t.state_of(id), 'registered', 'registered') FROM j;
SELECT matches(number, '^\d{8}-\d{4}$', 'the number: day and running number')
FROM paidan.ticket_open WHERE id = (SELECT id FROM j);
SELECT is((SELECT id FROM j) / 100000000, to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYMM')::bigint,
    'the id begins with the month');
SELECT is(due_at, received_at + interval '2 hours', 'due by the dispatch clock')
FROM paidan.ticket_open WHERE id = (SELECT id FROM j);
SELECT is(t.act('t_disp', 'dispatch', id, '1, NULL, NULL, NULL'), 'PD019 not_classified',
    'not dispatched without a category') FROM j;
SELECT is(t.act('t_disp', 'classify', id, '3, NULL, 1, ''twice''::text'), 'registered', 'classified') FROM j;
SELECT is(due_at, received_at + interval '30 minutes', 'urgent: due sooner')
FROM paidan.ticket_open WHERE id = (SELECT id FROM j);
SELECT is(territory_code, '341202001001', 'its territory was in the address')
FROM paidan.ticket_open WHERE id = (SELECT id FROM j);
SELECT is(t.act('t_disp', 'dispatch', id, '1, ''{2,2,3}'', ''by duty'', ''{"hint": 1}'''), 'dispatched',
    'dispatched') FROM j;
SELECT is(unit_ids, '{1,2,3}', 'lead first, each once') FROM paidan.ticket_open WHERE id = (SELECT id FROM j);
SELECT is(queue, 'sign_in', 'in the sign-in queue') FROM paidan.ticket_open WHERE id = (SELECT id FROM j);
SELECT is(t.act('t_light', 'return_ticket', id, '''wrong_territory'', ''the park'', 6'), 'returned',
    'returned by the lead') FROM j;
SELECT is(unit_ids, '{}', 'nobody has it') FROM paidan.ticket_open WHERE id = (SELECT id FROM j);
SELECT results_eq($$ SELECT unit_id, state FROM paidan.assignment WHERE ticket_id = (SELECT id FROM j) ORDER BY id $$,
    $$ VALUES (1, 'returned'), (2, 'recalled'), (3, 'recalled') $$, 'the helpers are let go');
SELECT is(t.act('t_disp2', 'dispatch', id, '1, NULL, ''you lead'', NULL'), 'dispatched', 'sent again') FROM j;
SELECT is(hops, 2::smallint, 'two hops') FROM paidan.ticket_open WHERE id = (SELECT id FROM j);
SELECT is(t.act('t_light', 'reply', id, '''done'''), 'PD022 not_signed', 'no reply before the sign-in') FROM j;
SELECT is(t.act('t_light', 'sign_in', id), 'handling', 'signed') FROM j;
SELECT is(t.act('t_light', 'sign_in', id), 'PD021 already_done', 'signed once') FROM j;
SELECT is(t.act('t_light', 'reply', id, '''new lamp'''), 'replied', 'replied') FROM j;
SELECT is(t.act('t_disp', 'review', id, 'false, ''which pole?'''), 'handling', 'sent back by review') FROM j;
SELECT is(t.act('t_light', 'reply', id, '''pole 7'''), 'replied', 'replied again') FROM j;
SELECT is(t.act('t_disp', 'review', id, 'true, NULL'), 'reviewed', 'reviewed') FROM j;
SELECT is(t.act('t_call', 'follow_up', id, '''reached'', true, false, ''dissatisfied'', ''dark'''),
    'dissatisfied', 'not satisfied') FROM j;
SELECT is(t.act('t_disp', 'dispatch', id, '1, NULL, ''second'', NULL'), 'dispatched', 'second dispatch') FROM j;
SELECT is(round, 2::smallint, 'the second round') FROM paidan.ticket_open WHERE id = (SELECT id FROM j);
SELECT is(t.act('t_light', 'sign_in', id), 'handling', 'signed again') FROM j;
SELECT is(t.act('t_light', 'reply', id, '''works'''), 'replied', 'replied again') FROM j;
SELECT is(t.act('t_call', 'follow_up', id, '''reached'', true, true, ''very'', ''thanks'''), 'confirmed',
    'satisfied') FROM j;
SELECT is(t.act('t_call', 'archive', id, '''bye'''), 'archived', 'archived') FROM j;
SELECT is(close_type, 'resolved', 'the citizen called it solved')
FROM paidan.ticket_closed WHERE id = (SELECT id FROM j);
SELECT is((SELECT count(*) FROM paidan.ticket_open WHERE id = (SELECT id FROM j)), 0::bigint, 'no longer open');
SELECT results_eq($$ SELECT seq, verb, version FROM paidan.event WHERE ticket_id = (SELECT id FROM j) ORDER BY seq $$,
    $$ SELECT n::int, v, n::int FROM unnest('{register,classify,dispatch,return_ticket,dispatch,sign_in,reply,
        review,reply,review,follow_up,dispatch,sign_in,reply,follow_up,archive}'::text[])
        WITH ORDINALITY AS e(v, n) $$, 'every step is in the record, and nothing refused');
SELECT is(t.act('t_disp', 'note', id, '''late'''), 'PD004 not_open', 'a closed ticket takes no more') FROM j;
SELECT * FROM finish();
ROLLBACK;
