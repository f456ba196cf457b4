-- SPDX-License-Identifier: MIT
-- The coordination group: opinions, meetings, the ladder, rulings, the appeal, what it can look at.
BEGIN;
SELECT no_plan();
CREATE ROLE t_park LOGIN IN ROLE paidan_liaison;
CREATE ROLE t_staff LOGIN IN ROLE paidan_liaison;
CREATE ROLE t_judge LOGIN IN ROLE paidan_coordinator;
INSERT INTO paidan.unit (id, code, name, short_name, kind, platform_id) VALUES (8, 'BZB', '市编办', '市编办', 'bureau', 1), (9, 'SFJ', '市司法局', '市司法局', 'bureau', 1);
INSERT INTO paidan.account (login, name, platform_id, unit_id) VALUES ('t_park', '卫园', 1, 6), ('t_staff', '编文', 1, 8), ('t_judge', '郑裁', 2, NULL);
CREATE TEMP TABLE k (name text PRIMARY KEY, id bigint);
CREATE FUNCTION pg_temp.k(wanted text) RETURNS bigint LANGUAGE sql AS 'SELECT id FROM k WHERE name = wanted';
CREATE FUNCTION pg_temp.t(wanted text) RETURNS paidan.ticket_open LANGUAGE sql AS
    'SELECT o FROM paidan.ticket_open o JOIN k USING (id) WHERE name = wanted';
CREATE FUNCTION pg_temp.rule(lead int, binding boolean DEFAULT true, assist text DEFAULT '{}') RETURNS text LANGUAGE sql AS
    $$ SELECT format('%s, %L, ''you lead; what you cannot we coordinate'', ''art. 2'', %L, NULL, NULL, ''{"seen": 1}''', lead, assist, binding) $$;
CREATE FUNCTION pg_temp.sees(who text, wanted text) RETURNS boolean LANGUAGE sql AS $$
    SELECT t.as_login(who, format('SELECT count(*) FROM paidan_api.open_ticket WHERE id = %s', pg_temp.k(wanted))) = '1' $$;
CREATE FUNCTION pg_temp.disputed(place text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	ticket bigint := t.new_ticket(jsonb_build_object('place', place));
BEGIN
	PERFORM t.act('t_disp', 'refer', ticket, '''who?''');
	RETURN ticket;
END
$$;
INSERT INTO k SELECT n, pg_temp.disputed('颍州区合肥大道12号') FROM unnest('{main,other,withdrawn,soft,leaves}'::text[]) AS n;

-- Referred by a dispatcher.
SELECT is(t.state_of(pg_temp.k('main')), 'disputed', 'referred');
SELECT is((SELECT string_agg(split_part(c, ' ', 1) || coalesce(' ' || split_part(c, ' ', 4), ''), ', ') FROM t.clocks(pg_temp.k('main')) AS c),
    'dispatch done, ruling ', 'the dispatcher is through, the group''s time runs');
SELECT is(t.act('t_disp', 'refer', t.new_ticket(), 'NULL'), 'PD010 missing', 'with a reason');
SELECT is(t.act('t_disp', 'refer', pg_temp.k('main'), '''again'''), 'PD011 wrong_state', 'once');
SELECT is(t.act('t_call', 'refer', t.new_ticket(), '''r'''), 'PD002 no_right', 'not by a caller');
SELECT is(t.act('t_disp', 'classify', pg_temp.k('main'), '3, ''341202001001'', 0, NULL'), 'disputed', 'its matter and place may be set right');

-- Opinions: any unit, and it sees this ticket and no other, until it has answered.
SELECT is(t.act('t_disp', 'ask_opinion', pg_temp.k('main'), '8, '' '''), 'PD010 missing', 'a question');
SELECT is(t.act('t_disp', 'ask_opinion', pg_temp.k('main'), '99, ''q'''), 'PD013 unknown_unit', 'of a unit');
SELECT is(t.act('t_call', 'ask_opinion', pg_temp.k('main'), '8, ''q'''), 'PD002 no_right', 'not by a caller');
SELECT is(pg_temp.sees('t_staff', 'main'), false, 'not asked: not seen');
SELECT is(t.act('t_staff', 'give_opinion', pg_temp.k('main'), '''o'''), 'PD003 no_ticket', 'nor answered');
SELECT is(t.act('t_disp', 'ask_opinion', pg_temp.k('main'), '8, ''whose is it?'''), 'disputed', 'the staffing office');
SELECT is(t.act('t_coord', 'ask_opinion', pg_temp.k('main'), '8, ''well?'''), 'PD062 asked_already', 'once at a time');
SELECT is(t.act('t_coord', 'ask_opinion', pg_temp.k('main'), '6, ''and you?'''), 'disputed', 'and a unit');
SELECT is(pg_temp.sees('t_staff', 'main') AND NOT pg_temp.sees('t_staff', 'other'), true, 'it sees this one');
SELECT is(t.as_login('t_staff', 'SELECT n FROM paidan_api.badges() WHERE queue = ''objection'''), '1', 'and is told');
SELECT is(t.as_login('t_staff', format('SELECT count(*) FROM paidan_api.claims(%s)', pg_temp.k('main'))), '0', 'and can look');
SELECT is(due_at - asked_at, interval '2 hours', 'the time of a ruling') FROM paidan.opinion WHERE ticket_id = pg_temp.k('main') AND unit_id = 8;
SELECT is(t.act('t_staff', 'sign_in', pg_temp.k('main')), 'PD011 wrong_state', 'asked is not assigned');
SELECT is(t.act('t_staff', 'give_opinion', pg_temp.k('main'), ''' '''), 'PD010 missing', 'a word');
SELECT is(t.act('t_staff', 'give_opinion', pg_temp.k('main'), '''by list 7: the county'''), 'disputed', 'it answers');
SELECT is(pg_temp.sees('t_staff', 'main'), false, 'and is through');
SELECT is(t.as_login('t_disp', format($$ SELECT string_agg(concat_ws(' ', unit_name, question, text, level, lapsed_at IS NULL), ', ') FROM paidan_api.opinions(%s) $$, pg_temp.k('main'))),
    '市编办 whose is it? by list 7: the county 0 t, 阜合园区 and you? 0 t', 'both are told');
SELECT is(t.as_login('t_disp', format($$ SELECT string_agg(concat_ws(' ', unit_name, stance, text), ', ') FROM paidan_api.claims(%s) $$, pg_temp.k('main'))),
    '市编办 opinion by list 7: the county', 'among the claims');
INSERT INTO k VALUES ('plain', t.ticket_in('handling'));
SELECT is(t.act('t_disp', 'ask_opinion', pg_temp.k('plain'), '8, ''q'''), 'PD057 not_disputed', 'not about what nobody disputes');
SELECT is(t.act('t_coord', 'rule', pg_temp.k('plain'), pg_temp.rule(1)), 'PD057 not_disputed', 'nor ruled');
SELECT is(t.act('t_coord', 'meeting', pg_temp.k('plain'), 'current_date, ''p'', ''r'''), 'PD057 not_disputed', 'nor met about');
SELECT is(t.act('t_coord', 'escalate', pg_temp.k('plain'), '''r'''), 'PD057 not_disputed', 'nor escalated');
SELECT is(t.act('t_light', 'give_opinion', pg_temp.k('plain'), '''o'''), 'PD063 not_asked', 'and who was not asked has none');
SELECT is(t.act('t_light', 'appeal', pg_temp.k('plain'), '''g'''), 'PD058 not_ruled', 'nothing to appeal against');

-- Meetings and the ladder.
SELECT is(t.act('t_coord', 'meeting', pg_temp.k('main'), '(current_date + 2), ''p'', ''r'''), 'PD017 bad_value', 'no meeting of the day after tomorrow');
SELECT is(t.act('t_coord', 'meeting', pg_temp.k('main'), 'current_date, NULL, ''r'''), 'PD010 missing', 'somebody was there');
SELECT is(t.act('t_disp', 'meeting', pg_temp.k('main'), 'current_date, ''p'', ''r'''), 'PD002 no_right', 'not a dispatcher''s');
SELECT is(t.act('t_coord', 'meeting', pg_temp.k('main'), '(current_date - 1), ''county, park'', ''no agreement'''), 'disputed', 'a meeting');
SELECT is(ladder, 2::smallint, 'so high it has come') FROM pg_temp.t('main');
SELECT is(t.as_login('t_disp', format($$ SELECT present || ': ' || record || ' ' || by_name FROM paidan_api.meetings(%s) $$, pg_temp.k('main'))), 'county, park: no agreement 方志远', 'kept');
SELECT is(t.act('t_coord', 'escalate', pg_temp.k('main'), '''no agreement'''), 'disputed', 'to the staffing office and the justice bureau');
SELECT is(t.act('t_coord', 'escalate', pg_temp.k('main'), '''still none'''), 'disputed', 'to the leader');
SELECT is(t.act('t_coord', 'escalate', pg_temp.k('main'), '''r'''), 'PD064 top_of_ladder', 'no higher');
SELECT is(t.act('t_coord', 'escalate', pg_temp.k('other'), 'NULL'), 'PD010 missing', 'with a reason');

-- The ruling.
SELECT is(t.act('t_disp', 'rule', pg_temp.k('main'), pg_temp.rule(3)), 'PD002 no_right', 'not by a dispatcher');
SELECT is(t.act('t_judge', 'rule', pg_temp.k('main'), pg_temp.rule(3)), 'PD003 no_ticket', 'not by a county''s coordinator');
SELECT is(t.act('t_coord', 'rule', pg_temp.k('main'), '3, NULL, NULL, ''l'', true, NULL, NULL, NULL'), 'PD010 missing', 'reasons');
SELECT is(t.act('t_coord', 'rule', pg_temp.k('main'), '3, NULL, ''r'', '''', true, NULL, NULL, NULL'), 'PD010 missing', 'a legal basis');
SELECT is(t.act('t_coord', 'rule', pg_temp.k('main'), '5, NULL, ''r'', ''l'', true, NULL, NULL, NULL'), 'PD014 inactive_unit', 'a unit that takes it');
SELECT is(t.act('t_coord', 'rule', pg_temp.k('main'), '3, ''{3}'', ''r'', ''l'', true, NULL, NULL, NULL'), 'PD018 lead_assists', 'once');
SELECT is(t.act('t_coord', 'rule', pg_temp.k('main'), '3, NULL, ''r'', ''l'', true, 99, NULL, NULL'), 'PD024 unknown_category', 'a known matter');
SELECT is(t.act('t_coord', 'rule', pg_temp.k('main'), '3, NULL, ''r'', ''l'', true, NULL, ''1'', NULL'), 'PD025 unknown_territory', 'a known place');
CREATE TEMP TABLE command AS SELECT t.call('rule', pg_temp.k('main'), pg_temp.rule(3, true, '{1}')) AS query;
SELECT is(t.as_login('t_coord', query), 'dispatched', 'ruled, and sent') FROM command;
SELECT is(t.as_login('t_coord', query), 'dispatched', 'the same command again is the same ruling') FROM command;
SELECT is(count(*)::int, 1, 'one ruling') FROM paidan.ruling WHERE ticket_id = pg_temp.k('main');
SELECT is(number || ' ' || lead_unit_id || ' ' || assist::text || ' ' || binding || ' ' || category_id || ' ' || territory_code || ' ' || ladder || ' ' || verdict
    || ' ' || duty_ids::text || ' ' || roads::text || ' ' || (basis ->> 'seen') || ' ' || stands,
    '裁〔' || extract(year FROM now() AT TIME ZONE 'Asia/Shanghai') || '〕1号 3 {1} true 3 341202001001 4 match {2} {合肥大道} 1 true', 'all of it')
FROM paidan.ruling WHERE ticket_id = pg_temp.k('main');
SELECT is(unit_id || ' ' || unit_ids::text || ' ' || docket || ' ' || hops || ' ' || tried::text, '3 {3,1} false 1 {3}', 'sent') FROM pg_temp.t('main');
SELECT is(how || ' ' || verdict || ' ' || reason, 'ruled match you lead; what you cannot we coordinate', 'the part says how it came')
FROM paidan.assignment WHERE ticket_id = pg_temp.k('main') AND role = 'lead';
SELECT is((SELECT lapsed_at IS NOT NULL FROM paidan.opinion WHERE ticket_id = pg_temp.k('main') AND unit_id = 6), true, 'who had not answered need not');
SELECT is(pg_temp.sees('t_park', 'main'), false, 'and sees it no more');
SELECT is(t.act('t_county', 'return_ticket', pg_temp.k('main'), '''unclear_duty'', ''b'', 6'), 'PD054 bound', 'bound');
SELECT is(t.why('t_county', t.call('return_ticket', pg_temp.k('main'), '''unclear_duty'', ''b'', 6')) ->> 'number', number, 'by this one')
FROM paidan.ruling WHERE ticket_id = pg_temp.k('main');
SELECT is(t.act('t_light', 'return_ticket', pg_temp.k('main'), '''unclear_duty'', ''b'', 6'), 'PD054 bound', 'who assists, too');

-- The appeal: once, by the lead, and the clocks go on.
SELECT is(t.act('t_light', 'appeal', pg_temp.k('main'), '''g'''), 'PD058 not_ruled', 'not by who assists');
SELECT is(t.act('t_county', 'appeal', pg_temp.k('main'), ''' '''), 'PD010 missing', 'with grounds');
SELECT t.act('t_county', 'sign_in', pg_temp.k('main'));
CREATE TEMP TABLE before AS SELECT c.id, c.due_at FROM paidan.clock c WHERE c.ticket_id = pg_temp.k('main');
SELECT is(t.act('t_county', 'appeal', pg_temp.k('main'), '''the land was handed over'''), 'handling', 'appealed, and in hand');
SELECT is(docket || ' ' || ladder, 'true 4', 'on the docket again, no higher than the leader') FROM pg_temp.t('main');
SELECT is((SELECT count(*)::int FROM before b JOIN paidan.clock c USING (id, due_at)), (SELECT count(*)::int FROM before), 'nothing has stopped');
SELECT is(t.act('t_county', 'appeal', pg_temp.k('main'), '''g'''), 'PD059 appealed', 'once');
SELECT is(t.act('t_coord', 'rule', pg_temp.k('main'), pg_temp.rule(6)), 'dispatched', 'upheld: another leads');
SELECT is(t.as_login('t_coord', format($$ SELECT string_agg(concat_ws(' ', lead_id, replaced, appeal_of IS NOT NULL, outcome, appeal_grounds), ', ' ORDER BY id)
    FROM paidan_api.rulings(%s) $$, pg_temp.k('main'))), '3 t f the land was handed over, 6 f t upheld', 'the first is replaced');
SELECT is(t.act('t_park', 'appeal', pg_temp.k('main'), '''g'''), 'PD059 appealed', 'the second is final');
SELECT is(t.act('t_park', 'return_ticket', pg_temp.k('main'), '''unclear_duty'', ''b'', 3'), 'PD054 bound', 'and binds');

-- A step up, when it was low.
SELECT is(t.act('t_coord', 'rule', pg_temp.k('other'), pg_temp.rule(1)), 'dispatched', 'by the duty officer');
SELECT is(t.act('t_light', 'appeal', pg_temp.k('other'), '''g'''), 'dispatched', 'appealed');
SELECT is(ladder, 2::smallint, 'a joint meeting now') FROM pg_temp.t('other');
SELECT is(t.act('t_coord', 'rule', pg_temp.k('other'), pg_temp.rule(1)), 'dispatched', 'dismissed: the lead is kept');
SELECT is((SELECT string_agg(outcome, ' ') FROM paidan.objection WHERE ticket_id = pg_temp.k('other')), 'dismissed', 'dismissed');
SELECT is((SELECT count(*)::int FROM paidan.assignment WHERE ticket_id = pg_temp.k('other')), 1, 'nothing was sent anew');
SELECT is(t.act('t_disp', 'recall', pg_temp.k('other'), '''r'''), 'registered', 'a dispatcher recalls it');
SELECT is(t.act('t_disp', 'dispatch', pg_temp.k('other'), '1, NULL, NULL, NULL'), 'dispatched', 'and sends it where the ruling says');
SELECT t.act('t_disp', 'recall', pg_temp.k('other'), '''r''');
SELECT is(t.why('t_disp', t.call('dispatch', pg_temp.k('other'), '2, NULL, NULL, NULL')) ->> 'warning', 'against_ruling', 'elsewhere: why?');
SELECT is(t.act('t_disp', 'dispatch', pg_temp.k('other'), '1, NULL, NULL, NULL'), 'dispatched', 'there again');
SELECT is(t.act('t_light', 'return_ticket', pg_temp.k('other'), '''unclear_duty'', ''b'', 6'), 'PD054 bound', 'it is bound still');

-- Not binding: it may be returned.
SELECT is(t.act('t_coord', 'rule', pg_temp.k('soft'), pg_temp.rule(1, false)), 'dispatched', 'a ruling that does not bind');
SELECT is(t.act('t_light', 'return_ticket', pg_temp.k('soft'), '''unclear_duty'', ''b'', 6'), 'returned', 'is returned');

-- Taken back by a coordinator before the unit has signed: no ruling.
SELECT is(t.act('t_coord', 'rule', pg_temp.k('withdrawn'), pg_temp.rule(1)), 'dispatched', 'ruled');
SELECT is(t.act('t_coord', 'recall', pg_temp.k('withdrawn'), '''wrong key'''), 'disputed', 'and taken back');
SELECT is(stands, false, 'it stands no more') FROM paidan.ruling WHERE ticket_id = pg_temp.k('withdrawn');
SELECT is((SELECT string_agg(split_part(c, ' ', 1) || ' ' || split_part(c, ' ', 4), ', ' ORDER BY c) FROM t.clocks(pg_temp.k('withdrawn')) AS c WHERE c ~ 'ruling'),
    'ruling , ruling done', 'the group has time again');
SELECT is(t.act('t_coord', 'rule', pg_temp.k('withdrawn'), pg_temp.rule(6)), 'dispatched', 'ruled otherwise');
SELECT t.act('t_park', 'sign_in', pg_temp.k('withdrawn'));
SELECT is(t.act('t_coord', 'recall', pg_temp.k('withdrawn'), '''late'''), 'registered', 'after the sign-in the ruling stands');
SELECT is((SELECT string_agg(stands::text, ' ' ORDER BY id) FROM paidan.ruling WHERE ticket_id = pg_temp.k('withdrawn')), 'false true', 'the second');

-- Closed at intake: nothing is left open.
SELECT t.act('t_disp', 'ask_opinion', pg_temp.k('leaves'), '8, ''q''');
SELECT is(t.act('t_disp', 'close_intake', pg_temp.k('leaves'), '''legal_route'', ''to the court'''), 'closed', 'closed after all');
SELECT is(unit_ids = '{}' AND ladder = 1, true, 'who was asked does not see it') FROM paidan.ticket_closed WHERE id = pg_temp.k('leaves');
SELECT is((SELECT count(*)::int FROM paidan.opinion WHERE ticket_id = pg_temp.k('leaves') AND lapsed_at IS NULL), 0, 'the question has lapsed');

-- Precedents, the closest first: same matter, place and road; the same matter elsewhere; another of the same kind.
INSERT INTO k VALUES ('like', t.new_ticket('{"place": "颍州区鼓楼街道合肥大道与淮河路交口"}')),
    ('far', t.new_ticket('{"place": "颍东区向阳街道南京路", "category": "01.01"}')), ('water', t.new_ticket('{"place": "颍东区北京路", "category": "02.01"}'));
SELECT t.act('t_disp', 'refer', id, '''r''') FROM k WHERE name IN ('far', 'water');
SELECT t.act('t_coord', 'rule', id, pg_temp.rule(1)) FROM k WHERE name IN ('far', 'water');
CREATE FUNCTION pg_temp.close(wanted text) RETURNS text LANGUAGE sql AS $$
    SELECT t.as_login('t_disp', format('SELECT string_agg(k.name || CASE WHEN p.replaced THEN ''-'' ELSE '''' END, '' '' ORDER BY p.closeness DESC, p.replaced, p.at DESC)
        FROM paidan_api.precedents(%s) AS p JOIN pg_temp.k ON k.id = p.ticket_id', pg_temp.k(wanted))) $$;
GRANT SELECT ON k TO PUBLIC;
SELECT matches(pg_temp.close('like'), '^(withdrawn |soft |other |main ).* far$', 'the same road first; water is nothing like it');
SELECT is(pg_temp.close('water'), 'water', 'of another trade: nothing');
SELECT is(t.as_login('t_light', format('SELECT count(*) FROM paidan_api.precedents(%s)', pg_temp.k('like'))), '0', 'for who may see the ticket');
SELECT is(paidan_int.roads_of(p)::text, r, p) FROM (VALUES ('合肥大道（科苑路口至新安大道口）', '{合肥大道,新安大道,科苑路}'), ('颍州区鼓楼街道淮河路与清河东路交口', '{淮河路,清河东路}'),
    ('阜阳市颍东区向阳街道北京路8号', '{北京路}'), ('高寨村', '{}'), ('', '{}')) AS v(p, r);

-- The map of the place.
INSERT INTO paidan.territory (code, name, short_name, level, parent_code) VALUES ('341271100005', '科苑社区居委会', '', 'village', '341271000000');
UPDATE paidan.territory SET host_code = '341202000000' WHERE code = '341271000000';
INSERT INTO k VALUES ('park', t.new_ticket('{"territory": "341271100005"}'));
SELECT is(t.as_login('t_disp', format('SELECT string_agg(concat_ws('' '', name, kind, unit_name), '', '') FROM paidan_api.territory_map(%s)', pg_temp.k('park'))),
    '安徽省 tree, 阜阳市 tree, 颍州区 host 颍州区, 阜阳合肥现代产业园区 tree 阜合园区, 科苑社区居委会 place', 'top down, with the county that it was carved out of');
SELECT is(t.as_login('t_light', format('SELECT count(*) FROM paidan_api.territory_map(%s)', pg_temp.k('park'))), '0', 'for who may see the ticket');
SELECT * FROM finish();
ROLLBACK;
