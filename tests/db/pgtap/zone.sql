-- SPDX-License-Identifier: MIT
-- The dissatisfied zone: how it goes out again, what the unit feeds back, and what closes it, by each city's rules.
BEGIN;
SELECT no_plan();
CREATE FUNCTION pg_temp.rules(next text, confirm boolean) RETURNS text LANGUAGE sql AS $$
    SELECT t.load_pack(t.pack(ARRAY['handling general 5 working_days', 'sign_in general 1 working_days', 'second_handling general 3 working_days',
        'dispatch general 2 hours', 'follow_up general 2 working_days'],
        jsonb_build_object('second_handling', jsonb_build_object('next', next, 'confirm_before_archive', confirm))), '2020-01-01') $$;
UPDATE paidan.unit SET parent_id = 6 WHERE id = 1;
CREATE TEMP TABLE k (name text PRIMARY KEY, id bigint);
CREATE FUNCTION pg_temp.k(wanted text) RETURNS bigint LANGUAGE sql AS 'SELECT id FROM k WHERE name = wanted';
CREATE FUNCTION pg_temp.sheet(wanted text) RETURNS text LANGUAGE sql AS
    $$ SELECT concat_ws(' ', next, confirm, superior_name, redo, owner_name) FROM paidan_api.zone_sheet(pg_temp.k(wanted)) $$;
-- Not satisfied with what unit 1 did.
CREATE FUNCTION pg_temp.unhappy(wanted text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	one bigint := t.came_in();
BEGIN
	INSERT INTO k VALUES (wanted, one);
	PERFORM t.did('t_disp', 'dispatch', one, '1, NULL, NULL, NULL'), t.did('t_light', 'sign_in', one), t.did('t_light', 'reply', one, '''done once''');
	IF t.did('t_call', 'follow_up', one, '''reached'', true, false, ''dissatisfied'', ''still dark'', ''unsolved''') <> 'dissatisfied' THEN
		RAISE EXCEPTION 'not in the zone';
	END IF;
END
$$;
-- Again with the same unit, and what the citizen then says.
CREATE FUNCTION pg_temp.again(wanted text) RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' ', t.did('t_disp', 'dispatch', pg_temp.k(wanted), '1, NULL, ''again'', NULL'), t.did('t_light', 'sign_in', pg_temp.k(wanted)),
        t.did('t_light', 'reply', pg_temp.k(wanted), '''done twice''')) $$;

-- Fuyang, Chengdu: one level higher is proposed; content is enough.
SELECT pg_temp.rules('level_up', false);
SELECT t.at('2024-03-04 09:00');
SELECT pg_temp.unhappy(n) FROM unnest('{level,other,joint,same,content,silent}'::text[]) AS n;
SELECT is(pg_temp.sheet('level'), 'level_up f 阜合园区 华晓燕', 'what is proposed, who is above, whose it is');
SELECT is((SELECT count(*) FROM paidan.ticket_open WHERE zone), 6::bigint, 'in the zone');
SELECT is(t.did('t_disp', 'dispatch', pg_temp.k('level'), '6, NULL, ''higher'', NULL'), 'dispatched', 'one level higher');
SELECT is(t.did('t_disp', 'dispatch', pg_temp.k('other'), '2, NULL, ''other'', NULL'), 'dispatched', 'another unit');
SELECT is(t.did('t_disp', 'dispatch', pg_temp.k('joint'), '1, ''{2}'', ''joint'', NULL'), 'dispatched', 'several together');
SELECT is(pg_temp.again('same'), 'dispatched handling replied', 'the same');
SELECT is((SELECT string_agg(k.name || '=' || o.redo || o.round, ' ' ORDER BY k.name) FROM paidan.ticket_open o JOIN k USING (id) WHERE o.redo IS NOT NULL),
    'joint=joint2 level=level_up2 other=other2 same=same2', 'each is on record');
SELECT is((SELECT string_agg(detail ->> 'mode', ' ') FROM paidan.event WHERE ticket_id = pg_temp.k('joint') AND verb = 'dispatch'), 'joint', 'in the event');
SELECT ok(zone, 'it stays in the zone') FROM paidan.ticket_open WHERE id = pg_temp.k('level');
UPDATE paidan.replay SET login = 't_disp';
SELECT is((SELECT string_agg(concat_ws(' ', round, mode, lead_name, reply_text, reason_code, words), ', ' ORDER BY round) FROM paidan_api.rounds(pg_temp.k('same'))),
    '1 市城管局 done once unsolved still dark, 2 same 市城管局 done twice', 'round by round');
SELECT is((SELECT string_agg(concat_ws(' ', round, assist_names), ', ' ORDER BY round) FROM paidan_api.rounds(pg_temp.k('joint'))), '1, 2 水务集团', 'and who assists');
-- A second time: the event says so, for rules that open supervision.
SELECT is(t.did('t_call', 'follow_up', pg_temp.k('same'), '''reached'', true, false, ''dissatisfied'', ''dark'', ''untrue'''), 'dissatisfied', 'again');
SELECT is((SELECT detail ->> 'times' FROM paidan.event WHERE ticket_id = pg_temp.k('same') AND verb = 'follow_up' ORDER BY seq DESC LIMIT 1), '2', 'for the second time');
SELECT is(paidan_int.superior_of(4), 3, 'above a bureau of a county is the county');
SELECT is(paidan_int.superior_of(2), NULL, 'above one of the city nobody');
-- Content, though not solved: closed as explained.
SELECT pg_temp.again('content');
SELECT is(t.did('t_call', 'follow_up', pg_temp.k('content'), '''reached'', true, false, ''basically'', NULL'), 'confirmed', 'content');
SELECT is(t.did('t_call', 'archive', pg_temp.k('content'), 'NULL'), 'archived', 'that is enough here');
SELECT is(close_type, 'explained', 'but not resolved') FROM paidan.ticket_closed WHERE id = pg_temp.k('content');
-- Nobody is archived out of the zone by silence.
SELECT pg_temp.again('silent');
SELECT t.did('t_call', 'follow_up', pg_temp.k('silent'), '''refused'', NULL, NULL, NULL, NULL');
SELECT is(call_mark, 'given_up', 'not reached any more') FROM paidan.ticket_open WHERE id = pg_temp.k('silent');
SELECT is(t.did('t_call', 'archive', pg_temp.k('silent'), 'NULL'), 'PD121 not_confirmed', 'who was not satisfied once has to confirm');

-- The final answer: drafted, signed by another.
SELECT is(t.did('t_coord', 'sign_final', pg_temp.k('silent'), 'NULL'), 'PD126 no_draft', 'nothing to sign');
SELECT is(t.did('t_coord', 'draft_final', pg_temp.k('silent'), '''a'', NULL, ''d'''), 'PD010 missing', 'no answer without a legal basis');
SELECT is(t.did('t_coord', 'draft_final', pg_temp.k('silent'), '''first'', ''article 1'', ''d'''), 'replied', 'drafted');
SELECT is(t.did('t_coord', 'sign_final', pg_temp.k('silent'), 'NULL'), 'PD127 own_draft', 'nobody signs his own');
SELECT is(t.did('t_disp', 'draft_final', pg_temp.k('silent'), '''second'', ''article 2'', ''d'''), 'replied', 'another draft');
SELECT is(t.did('t_disp', 'sign_final', pg_temp.k('silent'), 'NULL'), 'PD002 no_right', 'a dispatcher does not sign');
SELECT is(t.did('t_light', 'draft_final', pg_temp.k('silent'), '''a'', ''l'', ''d'''), 'PD002 no_right', 'a unit does not draft');
UPDATE paidan.replay SET login = 't_coord';
SELECT is((SELECT concat_ws(' ', final_text, final_basis, final_done, final_by) FROM paidan_api.zone_sheet(pg_temp.k('silent'))), 'second article 2 d 李静', 'what is signed');
SELECT is(t.did('t_coord', 'sign_final', pg_temp.k('silent'), 'NULL'), 'archived', 'signed');
SELECT is(close_type, 'final', 'a closing type of its own') FROM paidan.ticket_closed WHERE id = pg_temp.k('silent');
SELECT is((SELECT string_agg(coalesce(signed_by, '-'), ' ' ORDER BY id) FROM paidan.final_answer), '- t_coord', 'the newest is');
INSERT INTO k VALUES ('calm', t.came_in());
SELECT t.did('t_disp', 'dispatch', pg_temp.k('calm'), '1, NULL, NULL, NULL'), t.did('t_light', 'sign_in', pg_temp.k('calm')), t.did('t_light', 'reply', pg_temp.k('calm'), '''r''');
SELECT is(t.did('t_coord', 'draft_final', pg_temp.k('calm'), '''a'', ''l'', ''d'''), 'PD125 not_in_zone', 'nobody was dissatisfied: nothing to end');

-- Daye: the unit looks at its own work, feeds back, and is asked about again; closed when the citizen says solved.
SELECT pg_temp.rules('rectify', true);
SELECT t.at('2024-03-11 09:00');
SELECT pg_temp.unhappy('daye');
UPDATE paidan.replay SET login = 't_disp';
SELECT is(pg_temp.sheet('daye'), 'rectify t 阜合园区 华晓燕', 'what is proposed');
SELECT is(pg_temp.again('daye'), 'dispatched handling PD123 rectify_first', 'no reply before the feedback');
SELECT is(t.did('t_light', 'feed_back', pg_temp.k('daye'), '''c'', ''m'', NULL'), 'PD010 missing', 'whether the citizen was told is part of it');
SELECT is(t.did('t_light', 'feed_back', pg_temp.k('daye'), '''wrong lamp'', ''the right one; rang 13812341234'', true'), 'handling', 'fed back');
SELECT is(t.did('t_light', 'reply', pg_temp.k('daye'), '''done twice'''), 'replied', 'now it answers');
SELECT is((SELECT concat_ws(' ', cause, told) FROM paidan_api.rounds(pg_temp.k('daye')) WHERE round = 2), 'wrong lamp t', 'with the round') FROM (SELECT t.did('t_disp', 'note', pg_temp.k('daye'), '''n''')) AS n;
SELECT is(t.did('t_light', 'feed_back', pg_temp.k('other'), '''c'', ''m'', true'), 'PD003 no_ticket', 'not what is another''s');
SELECT is((SELECT concat_ws('|', unit_name, round, state, mode, reason_name, words, cause, measures) FROM paidan_api.rectifications() WHERE cause IS NOT NULL),
    '市城管局|2|replied|rectify|未解决|still dark|wrong lamp|the right one; rang ***', 'the list for the meeting, without the number');
SELECT is(t.did('t_call', 'follow_up', pg_temp.k('daye'), '''reached'', true, false, ''satisfied'', NULL'), 'confirmed', 'content, and not solved');
SELECT is(t.did('t_call', 'archive', pg_temp.k('daye'), 'NULL'), 'PD121 not_confirmed', 'is not enough here');
SELECT is(t.did('t_call', 'follow_up', pg_temp.k('daye'), '''reached'', true, true, ''satisfied'', ''rang himself'''), 'confirmed', 'the citizen says that it is solved');
SELECT is(t.did('t_call', 'archive', pg_temp.k('daye'), 'NULL'), 'archived', 'closed');
SELECT is(close_type, 'resolved', 'as resolved') FROM paidan.ticket_closed WHERE id = pg_temp.k('daye');
SELECT * FROM finish();
ROLLBACK;
