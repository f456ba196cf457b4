-- SPDX-License-Identifier: MIT
-- The state machine against itself, and every verb in every state by every role.
BEGIN;
SELECT no_plan();

SELECT is_empty($$ SELECT DISTINCT verb FROM paidan.transition x WHERE NOT EXISTS (
    SELECT FROM pg_proc p WHERE p.pronamespace = 'paidan_api'::regnamespace AND p.proname = x.verb) $$,
    'every verb is a function');
SELECT is_empty($$ SELECT p.proname FROM pg_proc p
    WHERE p.pronamespace = 'paidan_api'::regnamespace
        AND p.prorettype = 'paidan_api.write_result'::regtype AND p.proname NOT IN ('register', 'open_case')
        AND NOT coalesce(p.proargnames @> '{wanted}', false)  -- of a supervision case
        AND p.proname NOT IN (SELECT verb FROM paidan.transition) $$,
    'every function that changes a ticket is a verb of the machine');
SELECT is_empty($$ SELECT verb FROM paidan.transition GROUP BY verb HAVING count(DISTINCT "right") > 1 $$,
    'a verb has one right');
SELECT is_empty($$ SELECT code FROM paidan.access_right r WHERE code <> 'coordinate'
    AND NOT EXISTS (SELECT FROM paidan.role_right x WHERE x."right" = r.code) $$, 'every right is given to a role');
SELECT is_empty($$ SELECT role FROM paidan.role_right WHERE to_regrole('paidan_' || role) IS NULL $$,
    'every role is a group');
SELECT is_empty($$ SELECT "right" FROM paidan.role_right WHERE role = 'dispatcher'
    EXCEPT SELECT "right" FROM paidan.role_right WHERE role = 'coordinator' $$,
    'a coordinator may do what a dispatcher may');
SELECT is_empty($$ SELECT x.kind, x.verb FROM paidan.clock_rule x WHERE NOT EXISTS (SELECT FROM paidan.transition y WHERE y.verb = x.verb)
    AND x.verb NOT IN ('register', 'import_batch') $$, 'every clock is started and stopped by verbs of the machine');
SELECT is_empty($$ SELECT k.code FROM paidan.clock_kind k WHERE NOT EXISTS (SELECT FROM paidan.clock_rule x WHERE x.kind = k.code AND x.effect = 'start')
    OR NOT EXISTS (SELECT FROM paidan.clock_rule x WHERE x.kind = k.code AND x.effect = 'stop') $$, 'every clock can start and stop');

-- Arguments with which each verb would do.
CREATE TEMP TABLE verbs (verb text, args text, role text, who text, "right" text);
INSERT INTO verbs (verb, args) VALUES
	('claim', ''), ('release', ''), ('steal', '''gone'''), ('note', '''n'''),
	('classify', '3, NULL, 0, NULL'), ('dispatch', '3, NULL, ''r'', NULL'), ('recall', '''r'''),
	('sign_in', ''), ('return_ticket', '''unclear_duty'', ''b'', 3'), ('reply', '''r'''),
	('review', 'true, NULL'), ('follow_up', '''reached'', true, true, ''very'', NULL'),
	('archive', 'NULL'), ('close_intake', '''secret'', ''r'''), ('contact', 'NULL'), ('on_site', 'NULL'), ('progress', '''p'''),
	('pause', '''weather'', ''rain'', ''2099-01-01'''), ('resume', 'NULL'), ('ask_extension', '24, ''law'', true'),
	('decide_extension', '1, true, NULL'), ('park', '''why'', (current_date + 60)'), ('unpark', 'NULL'),
	('object', '''unclear_duty'', ''b'', 3'), ('refer', '''r'''), ('ask_opinion', '6, ''q'''), ('give_opinion', '''o'''),
	('meeting', 'current_date, ''p'', ''r'''), ('escalate', '''r'''), ('appeal', '''g'''), ('pass_on', '4, NULL, NULL, NULL'),
	('lean', '''slow'', ''w'''), ('remedy', '''t'''), ('feed_back', '''c'', ''m'', true'), ('draft_final', '''t'', ''l'', ''d'''),
	('sign_final', 'NULL'),
	('urge', '''u'''), ('instruct', '''city'', ''l'', ''o'', current_date, ''w'''),
	('take_back', '''r'''), ('chase', '''phone'', ''z'', ''promised'', NULL, NULL'),
	('issue_letter', '''dispatch'', NULL, NULL, NULL, NULL'), ('confide', '''{t_call}'', ''r'''), ('disclose', '''r'''), ('rule', '6, NULL, ''r'', ''l'', true, NULL, NULL, NULL'),
	('unmerge', '''r'''), ('withdraw', '''he'', NULL, ''w''');
INSERT INTO verbs SELECT 'merge_ticket', t.new_ticket() || ', 1, NULL';
SELECT set_eq('SELECT verb FROM verbs', 'SELECT verb FROM paidan.transition', 'all verbs are tried');
UPDATE verbs v SET "right" = x."right" FROM paidan.transition x WHERE x.verb = v.verb;

CREATE TEMP TABLE tickets AS
SELECT code AS state, t.ticket_in(code) AS id FROM paidan.state WHERE is_open;
CREATE TEMP TABLE actors (who text, role text);
INSERT INTO actors VALUES ('t_disp', 'dispatcher'), ('t_coord', 'coordinator'), ('t_call', 'caller'),
	('t_super', 'supervisor'), ('t_light', 'liaison'), ('t_monitor', 'monitor'),
	('t_registrar', 'registrar'), ('t_admin', 'admin'), ('t_nobody', '');

-- Each is tried and undone; what remains is the answer.
CREATE FUNCTION pg_temp.attempt(who text, verb text, ticket bigint, args text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	BEGIN
		answer := t.act(who, verb, ticket, args);
		RAISE EXCEPTION 'undo';
	EXCEPTION WHEN raise_exception THEN
		RETURN answer;
	END;
END
$$;

CREATE TEMP TABLE answers AS
SELECT a.who, a.role, v.verb, v."right", k.state,
    pg_temp.attempt(a.who, v.verb, k.id, v.args) AS answer,
    EXISTS (SELECT FROM paidan.role_right r WHERE r.role = a.role AND r."right" = v."right") AS may,
    EXISTS (SELECT FROM paidan.transition x WHERE x.verb = v.verb AND x.from_state = k.state) AS way,
    a.role NOT IN ('registrar', 'admin', '')
        AND (a.role <> 'liaison' OR k.state NOT IN ('registered', 'returned', 'disputed')) AS sees
FROM actors a, verbs v, tickets k;

SELECT is((SELECT count(*) FROM answers), (SELECT count(*) FROM actors) * (SELECT count(DISTINCT verb) FROM paidan.transition)
    * (SELECT count(*) FROM paidan.state WHERE is_open), 'all combinations were tried');
SELECT is_empty($$ SELECT * FROM answers WHERE role = '' AND answer <> 'PD001 no_account' $$,
    'without an account nothing');
SELECT is_empty($$ SELECT * FROM answers WHERE role <> '' AND NOT sees AND answer <> 'PD003 no_ticket' $$,
    'who does not see a ticket is told that there is none');
SELECT is_empty($$ SELECT * FROM answers WHERE sees AND NOT may AND answer <> 'PD002 no_right' $$,
    'without the right: refused');
SELECT is_empty($$ SELECT * FROM answers WHERE sees AND may AND NOT way
    AND answer NOT IN ('PD011 wrong_state', 'PD007 not_your_unit') $$,
    'no way from that state: refused');
SELECT is_empty($$ SELECT * FROM answers x WHERE sees AND may AND way AND role <> 'liaison'
    AND "right" NOT IN ('sign_in', 'return', 'opinion', 'pass_on', 'reply', 'extend')
    -- What needs something to have come before it has tests of its own.
    AND (verb, answer) NOT IN (VALUES ('resume', 'PD034 not_paused'), ('decide_extension', 'PD038 unknown_extension'),
        ('pause', 'PD031 no_clock'), ('disclose', 'PD093 not_confidential'), ('archive', 'PD120 not_heard'),
        ('draft_final', 'PD125 not_in_zone'), ('sign_final', 'PD126 no_draft'))
    AND (verb, state, answer) <> ('withdraw', 'dissatisfied', 'PD002 no_right')
    AND (answer <> 'PD057 not_disputed' OR verb NOT IN ('rule', 'meeting', 'escalate', 'ask_opinion') OR state = 'disputed')
    AND NOT EXISTS (SELECT FROM paidan.transition y
        WHERE y.verb = x.verb AND y.from_state = x.state AND y.to_state = x.answer) $$,
    'right and way: done, to a state that the table names');
SELECT is_empty($$ SELECT * FROM answers WHERE may AND role <> 'liaison' AND sees
    AND "right" IN ('sign_in', 'return', 'opinion', 'pass_on', 'reply', 'extend') AND answer <> 'PD007 not_your_unit' $$,
    'the platform does not act for a unit it does not run');
SELECT set_eq($$ SELECT verb, state, answer FROM answers WHERE role = 'liaison' AND may AND answer !~ '^PD' $$,
    $$ VALUES ('sign_in', 'dispatched', 'handling'), ('return_ticket', 'dispatched', 'returned'),
        ('return_ticket', 'handling', 'returned'), ('reply', 'handling', 'replied')
    UNION SELECT 'note', s, s FROM unnest('{dispatched,handling,replied,reviewed,confirmed,dissatisfied,parked}'::text[]) s
    UNION SELECT v, s, s FROM unnest('{contact,on_site,progress,ask_extension}'::text[]) v, unnest('{dispatched,handling}'::text[]) s $$,
    'what a liaison officer of the lead unit can do');
SELECT * FROM finish();
ROLLBACK;
