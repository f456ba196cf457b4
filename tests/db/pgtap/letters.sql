-- SPDX-License-Identifier: MIT
-- Letters: numbered without a gap, about exactly the tickets that were seen, printed again as they were.
BEGIN;
SELECT no_plan();
SELECT t.load_pack(t.pack('{"handling general 5 working_days always 1 working_days","dispatch general 2 hours"}'::text[],
    '{"letters": {"mark": "试12345", "answer_days": 1}}'));
CREATE TEMP TABLE k (name text, id bigint);
GRANT SELECT ON k TO PUBLIC;
INSERT INTO k VALUES ('a', t.ticket_in('handling')), ('b', t.ticket_in('handling')), ('c', t.ticket_in('dispatched')),
    ('other', t.new_ticket()), ('new', t.ticket_in('registered'));
SELECT t.act('t_disp', 'dispatch', id, '3, NULL, ''r'', NULL') FROM k WHERE name = 'other';
CREATE FUNCTION pg_temp.id(which text) RETURNS bigint LANGUAGE sql AS $$ SELECT id FROM k WHERE name = which $$;
CREATE FUNCTION pg_temp.others(which text[], off int DEFAULT 0) RETURNS text LANGUAGE sql AS $$
	SELECT format('%L, %L', array_agg(o.id), array_agg(o.version + off)) FROM paidan.ticket_open o JOIN k USING (id) WHERE k.name = ANY (which) $$;
CREATE FUNCTION pg_temp.last() RETURNS paidan.letter LANGUAGE sql AS $$ SELECT * FROM paidan.letter ORDER BY id DESC LIMIT 1 $$;

SELECT is(t.act('t_disp', 'issue_letter', pg_temp.id('a'), args), answer, args)
FROM (VALUES ('NULL, NULL, NULL, NULL, NULL', 'PD010 missing'), ('''bill'', NULL, NULL, NULL, NULL', 'PD017 bad_value'),
    ('''leader'', NULL, NULL, NULL, NULL', 'PD010 missing'), ('''notice'', ''{1}'', ''{1,2}'', NULL, NULL', 'PD017 bad_value'),
    ('''notice'', ''{1}'', ''{1}'', NULL, NULL', 'PD017 bad_value'),
    ('''notice'', ' || pg_temp.others('{other}') || ', NULL, NULL', 'PD112 other_unit'),
    ('''notice'', ' || pg_temp.others('{b}', -1) || ', NULL, NULL', 'PD005 stale'),
    ('''notice'', ' || pg_temp.others('{new}') || ', NULL, NULL', 'PD011 wrong_state')) AS v(args, answer);
SELECT is(t.act(who, 'issue_letter', pg_temp.id('a'), '''notice'', NULL, NULL, NULL, NULL'), answer, who)
FROM (VALUES ('t_call', 'PD002 no_right'), ('t_light', 'PD002 no_right'), ('t_county', 'PD003 no_ticket')) AS v(who, answer);
SELECT is((SELECT count(*) FROM paidan.letter), 0::bigint, 'nothing was written');
SELECT is((SELECT count(*) FROM paidan.letter_number), 0::bigint, 'and no number is missing');

SELECT is(t.act('t_disp', 'issue_letter', pg_temp.id('a'), '''notice'', ' || pg_temp.others('{b,c}') || ', NULL, ''三日内修好'''), 'handling', 'a letter about three');
SELECT results_eq('SELECT (pg_temp.last()).number, (pg_temp.last()).code, (pg_temp.last()).unit_id, cardinality((pg_temp.last()).ticket_ids)',
    format($$ VALUES ('试12345催〔%s〕1号', 'CITY-CB%1$s-0001', 1, 3) $$, extract(year FROM now() AT TIME ZONE 'Asia/Shanghai')), 'its number');
SELECT is((SELECT string_agg(chase_steps, ' ') FROM paidan.ticket_open JOIN k USING (id) WHERE name IN ('a', 'b', 'c')), 'n n n', 'a step on each');
SELECT is((SELECT count(*) FROM paidan.chase c WHERE c.letter_id = (pg_temp.last()).id), 3::bigint, 'that knows its letter');
SELECT is((SELECT count(*) FROM paidan.event e JOIN k ON k.id = e.ticket_id WHERE e.verb = 'issue_letter' AND e.detail ->> 'letter' ~ '催'), 3::bigint, 'in each record');
SELECT is(t.act('t_disp', 'issue_letter', pg_temp.id('c'), '''dispatch'', NULL, NULL, NULL, NULL'), 'dispatched', 'what is handed over');
SELECT is((pg_temp.last()).code ~ '-JB\d{4}-0001$', true, 'another kind has numbers of its own');
SELECT is((SELECT chase_steps FROM paidan.ticket_open WHERE id = pg_temp.id('c')), 'n', 'and is no chasing');
SELECT is(t.act('t_super', 'issue_letter', pg_temp.id('a'), '''leader'', ' || pg_temp.others('{b}') || ', ''分管副市长'', NULL'), 'handling', 'to the leader');
SELECT is((pg_temp.last()).text ~ '分管副市长：' AND (pg_temp.last()).text ~ '抄送：市城市管理行政执法局', true, 'with a copy to the unit');
-- Refused after the number was drawn: the next has it.
SELECT is(t.act('t_disp', 'issue_letter', pg_temp.id('a'), '''notice'', ' || pg_temp.others('{b}', 7) || ', NULL, NULL'), 'PD005 stale', 'refused');
SELECT is(t.act('t_disp', 'issue_letter', pg_temp.id('a'), '''notice'', NULL, NULL, NULL, NULL'), 'handling', 'and again');
SELECT is((SELECT string_agg(n::text, ' ' ORDER BY n) FROM paidan.letter WHERE kind = 'notice'), '1 2', 'gapless');
-- Repeated, it is the same letter.
SELECT is((SELECT count(DISTINCT x) FROM (
    SELECT t.as_login('t_disp', format('SELECT (paidan_api.issue_letter(%L, %s, %s, ''notice'', NULL, NULL, NULL, NULL))::text',
        '11111111-1111-4111-8111-111111111111'::uuid, o.id, o.version)) AS x
    FROM paidan.ticket_open o, generate_series(1, 2) WHERE o.id = pg_temp.id('b')) AS y), 1::bigint, 'once');
SELECT is((SELECT count(*) FROM paidan.letter WHERE kind = 'notice'), 3::bigint, 'the same');

-- The form: no line is wider than the paper, nothing hostile is obeyed, the citizen is masked.
INSERT INTO k SELECT 'evil', t.as_login('t_disp', format('SELECT ticket FROM paidan_api.register(%L, %L)', gen_random_uuid(), jsonb_build_object(
    'channel', 'hotline', 'category', '01.01.01', 'title', E'灯\u001b[31m红\u202e反\u200b零' || E'\n第二行', 'name', '张三丰', 'phone', '13912345678',
    'body', repeat('路灯整夜不亮，老人摔倒了。My number is 13912345678; ', 9), 'place', '合肥大道')))::bigint;
SELECT t.act('t_disp', 'dispatch', pg_temp.id('evil'), '1, NULL, NULL, NULL');
SELECT is(t.act('t_disp', 'issue_letter', pg_temp.id('evil'), '''dispatch'', NULL, NULL, NULL, ''' || repeat('办理要求', 300) || ''''), 'dispatched', 'hostile');
SELECT is_empty($$ SELECT line FROM regexp_split_to_table((pg_temp.last()).text, E'[\n\f]') AS line WHERE paidan_int.text_columns(line) > 68 $$, 'no line is too wide');
SELECT is((pg_temp.last()).text ~ '[\u0001-\u0009\u000B\u000D-\u001F\u200B\u202E]', false, 'nothing is obeyed');
SELECT is((pg_temp.last()).text ~ '灯□\[31m红□反□零 第二行', true, 'it is shown');
SELECT is((pg_temp.last()).text ~ '13912345678|张三丰', false, 'the citizen is masked');
SELECT is((pg_temp.last()).text ~ '张\*\* 139\*\*\*\*5678', true, 'but told of');
SELECT is((SELECT count(*) FROM regexp_matches((pg_temp.last()).text, E'\f', 'g')) >= 1, true, 'pages');
SELECT is((SELECT array_agg(DISTINCT (SELECT count(*) FROM regexp_matches(page, E'\n', 'g'))) FROM regexp_split_to_table((pg_temp.last()).text, E'\f') AS page),
    '{48}', 'all pages are as long');
SELECT is_empty($$ SELECT line FROM regexp_split_to_table((pg_temp.last()).text, E'\n') AS line WHERE line ~ '^ *[，。、；：）]' $$, 'no line begins with a closing mark');
SELECT is(paidan_int.text_columns('a路灯。〔2026〕𠮷'), 17, 'columns');
SELECT is((pg_temp.last()).text ~ '示范〔2024〕1号 第4条|平台\d{4}-\d\d-\d\d派单', true, 'the basis');

-- Who reads them again.
SELECT is(t.as_login(who, format('SELECT text FROM paidan_api.letter(%L)', number)) = (SELECT text FROM paidan.letter WHERE code ~ 'CB.*0001'), sees, who || ' ' || number)
FROM (SELECT number FROM paidan.letter WHERE code ~ 'CB.*0001' UNION SELECT lower(code) FROM paidan.letter WHERE code ~ 'CB.*0001') AS n,
    (VALUES ('t_disp', true), ('t_super', true), ('t_light', true), ('t_county', false), ('t_water', false), ('t_nobody', false)) AS v(who, sees);
SELECT is(t.as_login('t_county', 'SELECT text FROM paidan_api.letter(''CITY-CB2026-0001'')'), 'PD113 no_letter', 'it is not there');
SELECT is(t.as_login('t_disp', 'SELECT count(*) FROM paidan_api.letters(NULL)'), '6', 'all letters');
SELECT is(t.as_login('t_disp', 'SELECT count(*) FROM paidan_api.letters(' || pg_temp.id('c') || ')'), '2', 'of a ticket');
SELECT is(t.as_login('t_light', 'SELECT count(*) FROM paidan_api.letters(NULL)'), '6', 'to a unit');
SELECT is(t.as_login('t_county', 'SELECT count(*) FROM paidan_api.letters(NULL)'), '0', 'of another platform');
GRANT USAGE ON SCHEMA paidan TO paidan_user;
GRANT SELECT ON paidan.letter, paidan.chase, paidan.letter_number TO paidan_user;
GRANT USAGE ON SCHEMA paidan_int TO paidan_user;
SELECT is(t.as_login(who, 'SELECT (SELECT count(*) FROM paidan.letter) || '' '' || (SELECT count(*) FROM paidan.chase WHERE step = ''notice'') || '' ''
    || (SELECT count(*) FROM paidan.letter_number)'), n, 'row security: ' || who)
FROM (VALUES ('t_disp', '6 5 0'), ('t_county', '0 0 0'), ('t_light', '0 5 0')) AS v(who, n);
SELECT * FROM finish();
ROLLBACK;
