-- SPDX-License-Identifier: MIT
-- What the cities have published, held against what their packs make of one appeal: received on
-- 2024-02-06 at 10:00, three working days before the Spring Festival, dispatched a minute later.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE published (city text, class text, urgency int, clock text, due text);
INSERT INTO published VALUES
	('fuyang', 'urgent', 1, 'handling', '2024-02-08 17:30'),
	('fuyang', 'simple', 0, 'handling', '2024-02-08 17:30'),
	('fuyang', 'general', 0, 'handling', '2024-02-19 17:30'),
	('fuyang', 'complex', 0, 'handling', '2024-03-04 17:30'),
	('fuyang', 'general', 0, 'sign_in', '2024-02-07 17:30'),
	('daye', 'general', 0, 'handling', '2024-02-19 17:30'),
	('chengdu', 'danger', 2, 'dispatch', '2024-02-06 10:02'),
	('chengdu', 'danger', 2, 'on_site', '2024-02-06 11:01'),
	('chengdu', 'general', 0, 'handling', '2024-02-19 17:30'),
	('chengdu', 'complex', 0, 'handling', '2024-03-11 17:30'),
	('chenzhou', 'prompt', 0, 'first_contact', '2024-02-08 00:00'),
	('chenzhou', 'prompt', 0, 'progress', '2024-02-10 00:00'),
	('chenzhou', 'prompt', 0, 'handling', '2024-02-14 00:00');
DELETE FROM published WHERE city <> :'city';

SELECT set_config('paidan.replay', 'on', true);
INSERT INTO paidan.replay VALUES (pg_backend_pid(), 'c_disp', '2024-02-06 10:00+08');
CREATE TEMP TABLE ticket AS
SELECT p.class, p.urgency,
    (paidan_api.register(gen_random_uuid(), jsonb_build_object(
        'channel', (SELECT code FROM paidan.channel ORDER BY id LIMIT 1),
        'body', p.class, 'category', '01', 'urgency', p.urgency))).ticket AS id
FROM (SELECT DISTINCT class, urgency FROM published) AS p;
SELECT (paidan_api.classify(gen_random_uuid(), id, 1, 1, NULL, urgency, NULL, class)).state
FROM ticket;
UPDATE paidan.replay SET at = '2024-02-06 10:01+08';
SELECT (paidan_api.dispatch(gen_random_uuid(), id, 2, 1, NULL, NULL, NULL)).state FROM ticket;

SELECT is(to_char(c.due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'), p.due,
    concat_ws(' ', p.city, p.class, p.clock))
FROM published p
JOIN ticket t USING (class)
LEFT JOIN LATERAL (
	SELECT * FROM paidan_int.all_clocks(t.id) AS a WHERE a.kind = p.clock
) AS c ON true;
SELECT is_empty($$
	SELECT t.class, l.kind, l.code FROM ticket t, paidan_api.due_lines(t.id) AS l
	WHERE l.facts ->> 'at' IS NULL AND l.code IN ('start', 'due')
$$, 'each is explained');
SELECT is((SELECT count(DISTINCT l.kind) > 2 FROM ticket t, paidan_api.due_lines(t.id) AS l), true,
    'by several clocks');
SELECT is(
    (SELECT bool_and(phone_first) FROM ticket t, paidan_api.clocks(t.id) AS c
        WHERE c.kind = 'on_site'),
    CASE :'city' WHEN 'chengdu' THEN true END, 'phone first, in Chengdu');
SELECT is((SELECT array_agg(DISTINCT rule_version) FROM paidan.ticket_open), '{2}', 'by the pack');
-- Whatever class: every open state has something that runs.
SELECT is_empty($$
	SELECT c.code, k
	FROM paidan.rule_class c,
	    unnest('{dispatch,sign_in,handling,second_handling,follow_up,ruling}'::text[]) AS k
	WHERE c.version = 2 AND paidan_int.rule_for(2, c.code, c.urgency, k) IS NULL
$$, 'every class has what it needs');
-- Its rules of supervision: which there are, and when the one about being overdue strikes what
-- was dispatched.
SELECT is(
    (SELECT string_agg(concat_ws(' ', kind, amount, times, lane, level), ', ' ORDER BY n)
        FROM paidan.rule_supervision WHERE version = 2),
    CASE :'city' WHEN 'chenzhou' THEN 'lane high 3, ' ELSE '' END ||
    'overdue 3 1, dissatisfied 2 1, refused 3 2, instruction 3', 'what opens supervision');
SELECT is(to_char(o.supervise_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI'), '02-18 17:30',
    'a working day to sign in, three beside: ' || t.class)
FROM ticket t JOIN paidan.ticket_open o USING (id) WHERE o.due_at = '2024-02-07 17:30+08';
SELECT is(l.name || ' ' || to_char(l.due_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI'),
    '重点督办 02-19 17:30',
    'a level, and until when its units report: three working days, over the Spring Festival')
FROM paidan_int.case_level(2, 2, '2024-02-08 10:00+08') AS l;
CREATE FUNCTION pg_temp.struck(moment text) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
	UPDATE paidan.replay SET at = (moment || '+08')::timestamptz;
	PERFORM paidan_int.strike_overdue(50, 60000);
	RETURN (SELECT count(*) FROM ticket t JOIN paidan.ticket_open o USING (id)
	    JOIN paidan.supervision s ON s.id = o.case_id
	    WHERE s.kind = 'overdue' AND o.due_at = '2024-02-07 17:30+08');
END
$$;
SELECT is(pg_temp.struck('2024-02-18 17:30:00'), 0::bigint,
    'at the limit, behind the Spring Festival: none');
SELECT is(pg_temp.struck('2024-02-18 17:30:01'),
    (SELECT count(*) FROM ticket t JOIN paidan.ticket_open o USING (id)
        WHERE o.due_at = '2024-02-07 17:30+08'), 'a second later: each');

-- The overdue desk: on the spot within the hour, phone first, where the city says so; the ladder in
-- Chenzhou's order; letters by the city's own mark.
SELECT is((SELECT count(*) FROM paidan_api.on_site_clocks() WHERE phone_first),
    CASE :'city' WHEN 'chengdu' THEN 1 ELSE 0 END::bigint, 'to be seen on the spot');
CREATE FUNCTION pg_temp.chased(step text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM paidan_api.chase(gen_random_uuid(), o.id, o.version, step, 'z', 'told', NULL, NULL)
	FROM paidan.ticket_open o WHERE o.id = (SELECT max(t.id) FROM ticket t);
	RETURN 'done';
EXCEPTION WHEN OTHERS THEN
	RETURN sqlerrm;
END
$$;
SELECT is(pg_temp.chased('notice'),
    CASE :'city' WHEN 'chenzhou' THEN 'chase_order' ELSE 'done' END, 'a notice before any call');
SELECT is(pg_temp.chased('phone'), 'done', 'a call');
SELECT is(pg_temp.chased('notice'),
    CASE :'city' WHEN 'chenzhou' THEN 'chase_early' ELSE 'done' END, 'a notice at once');
SELECT (paidan_api.issue_letter(gen_random_uuid(), o.id, o.version, 'dispatch', NULL, NULL, NULL,
    NULL)).state
FROM paidan.ticket_open o WHERE o.id = (SELECT max(t.id) FROM ticket t);
SELECT is((SELECT left(l.number, 6) FROM paidan.letter l),
    CASE :'city' WHEN 'fuyang' THEN '阜12345' WHEN 'daye' THEN '冶12345'
        WHEN 'chengdu' THEN '成12345' ELSE '郴12345' END, 'its letters');

-- Who is not satisfied: what the city proposes, what the same unit does before it answers again,
-- what closes it.
CREATE FUNCTION pg_temp.did(who text, verb text, args text DEFAULT '') RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	UPDATE paidan.replay SET login = who, at = at + interval '1 minute';
	EXECUTE format('SELECT (paidan_api.%I(gen_random_uuid(), id, version %s)).state
	    FROM paidan.ticket_open WHERE id = (SELECT min(id) FROM ticket)', verb, args) INTO answer;
	RETURN answer;
EXCEPTION WHEN OTHERS THEN
	RETURN sqlerrm;
END
$$;
SELECT is(pg_temp.did('c_unit', 'sign_in'), 'handling', 'signed');
-- What every city's rules want of a reply.
SELECT ', E''核查情况：到现场查看，路灯白天亮着，时控开关损坏，晚上照常。\n'
    '处理结果：已更换时控开关，白天不再亮灯。\n'
    '政策依据：《城市照明管理规定》第五条\n'
    '联系方式：张工 0558-2222222''' AS reply \gset
SELECT is(pg_temp.did('c_unit', 'reply', :'reply'), 'replied', 'answered');
SELECT is(
    pg_temp.did('c_call', 'follow_up',
        ', ''reached'', true, false, ''dissatisfied'', ''w'', ''unsolved'''),
    'dissatisfied', 'not satisfied');
SELECT is(
    (SELECT concat_ws(' ', next, confirm)
        FROM paidan_api.zone_sheet((SELECT min(id) FROM ticket))),
    CASE :'city' WHEN 'daye' THEN 'rectify t' WHEN 'chenzhou' THEN 'joint f' ELSE 'level_up f' END,
    'what is proposed, and what closes it');
SELECT is(pg_temp.did('c_disp', 'dispatch', ', 1, NULL, ''r'', NULL'), 'dispatched', 'sent again');
SELECT is(
    (SELECT concat_ws(' ', redo, zone) FROM paidan.ticket_open
        WHERE id = (SELECT min(id) FROM ticket)),
    CASE :'city' WHEN 'daye' THEN 'rectify t' ELSE 'same t' END, 'how');
SELECT is(pg_temp.did('c_unit', 'sign_in'), 'handling', 'signed again');
SELECT is(pg_temp.did('c_unit', 'reply', :'reply'),
    CASE :'city' WHEN 'daye' THEN 'rectify_first' ELSE 'replied' END, 'Daye: it rectifies first');
SELECT is(pg_temp.did('c_unit', 'feed_back', ', ''c'', ''m'', true'),
    CASE :'city' WHEN 'daye' THEN 'handling' ELSE 'wrong_state' END, 'feeds back');
SELECT is(pg_temp.did('c_unit', 'reply', :'reply'),
    CASE :'city' WHEN 'daye' THEN 'replied' ELSE 'wrong_state' END, 'and answers');
SELECT is(pg_temp.did('c_call', 'follow_up', ', ''reached'', true, false, ''basically'', ''w'''),
    'confirmed', 'content, not solved');
SELECT is(pg_temp.did('c_call', 'archive', ', NULL'),
    CASE :'city' WHEN 'daye' THEN 'not_confirmed' ELSE 'archived' END,
    'Daye: only solved is closed');
SELECT is(pg_temp.did('c_call', 'follow_up', ', ''reached'', true, true, ''basically'', ''w'''),
    CASE :'city' WHEN 'daye' THEN 'confirmed' END, 'until he says so');
SELECT is(pg_temp.did('c_call', 'archive', ', NULL'),
    CASE :'city' WHEN 'daye' THEN 'archived' END, 'himself');
SELECT is((SELECT close_type FROM paidan.ticket_closed),
    CASE :'city' WHEN 'daye' THEN 'resolved' ELSE 'explained' END, 'closed as what it is');
SELECT * FROM finish();
ROLLBACK;
