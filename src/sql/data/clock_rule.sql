-- SPDX-License-Identifier: MIT
-- The kinds of clocks, and what starts and stops each.
INSERT INTO paidan.clock_kind (code, position, counts, pauses, extends, falls_back) VALUES
	('dispatch', 1, true, false, false, NULL),
	('ruling', 2, true, false, false, NULL),
	('objection', 3, false, false, false, NULL),
	('sign_in', 4, true, false, false, NULL),
	('first_contact', 5, true, false, false, NULL),
	('on_site', 6, true, false, false, NULL),
	('progress', 7, true, true, false, NULL),
	('handling', 8, true, true, true, NULL),
	('second_handling', 9, true, true, true, 'handling'),
	('follow_up', 10, true, false, false, NULL)
ON CONFLICT (code) DO UPDATE
SET position = excluded.position, counts = excluded.counts, pauses = excluded.pauses,
    extends = excluded.extends, falls_back = excluded.falls_back;

DELETE FROM paidan.clock_rule;

-- A ticket waits for its dispatch from when it was received; taken back or not
-- satisfied, from then.
INSERT INTO paidan.clock_rule (kind, effect, verb, to_state, moves, from_receipt) VALUES
	('dispatch', 'start', 'register', NULL, NULL, true),
	('dispatch', 'start', 'import_batch', NULL, NULL, true),
	('dispatch', 'start', 'recall', 'registered', NULL, false),
	('dispatch', 'start', 'follow_up', 'dissatisfied', true, false),
	('ruling', 'start', 'return_ticket', 'returned', true, false),
	('ruling', 'start', 'return_ticket', 'disputed', true, false),
	('ruling', 'start', 'recall', 'disputed', NULL, false),
	('ruling', 'start', 'refer', NULL, NULL, false),
	('ruling', 'start', 'object', NULL, NULL, false),
	('ruling', 'start', 'appeal', NULL, NULL, false),
	('follow_up', 'start', 'reply', NULL, true, false);

-- A unit's clocks run from the dispatch, whether it signs or not; from a ruling,
-- if that names another lead. Whom a county passes it on to has to sign, and has
-- a window of its own.
INSERT INTO paidan.clock_rule (kind, effect, verb, moves, first_round, last_round)
SELECT k.kind, 'start', v.verb, true, k.first_round, k.last_round
FROM (VALUES ('sign_in', NULL, NULL), ('first_contact', NULL, NULL), ('on_site', NULL, NULL),
        ('progress', NULL, NULL), ('handling', NULL, 1), ('second_handling', 2, NULL),
        ('objection', NULL, NULL)) AS k(kind, first_round, last_round),
    (VALUES ('dispatch'), ('rule'), ('pass_on')) AS v(verb)
WHERE v.verb <> 'pass_on' OR k.kind IN ('sign_in', 'objection');

INSERT INTO paidan.clock_rule (kind, effect, verb, to_state, moves, outcome) VALUES
	('dispatch', 'stop', 'dispatch', NULL, NULL, 'done'),
	('dispatch', 'stop', 'close_intake', NULL, NULL, 'done'),
	('ruling', 'stop', 'dispatch', NULL, NULL, 'done'),
	('ruling', 'stop', 'close_intake', NULL, NULL, 'done'),
	('ruling', 'stop', 'rule', NULL, NULL, 'done'),
	('ruling', 'stop', 'refer', NULL, NULL, 'done'),
	('dispatch', 'stop', 'refer', NULL, NULL, 'done'),
	-- An objection or an appeal that has lapsed is not decided.
	('ruling', 'stop', 'recall', NULL, NULL, 'recalled'),
	('ruling', 'stop', 'return_ticket', 'returned', true, 'returned'),
	('ruling', 'stop', 'return_ticket', 'disputed', true, 'returned'),
	-- Who passes it on has taken it.
	('sign_in', 'stop', 'pass_on', NULL, true, 'done'),
	('objection', 'stop', 'pass_on', NULL, true, 'accepted'),
	('sign_in', 'stop', 'take_back', NULL, true, 'recalled'),
	('objection', 'stop', 'take_back', NULL, true, 'recalled'),
	('sign_in', 'stop', 'return_ticket', 'handling', true, 'returned'),
	('objection', 'stop', 'return_ticket', 'handling', true, 'returned'),
	('sign_in', 'stop', 'sign_in', NULL, true, 'done'),
	('first_contact', 'stop', 'contact', NULL, NULL, 'done'),
	('first_contact', 'stop', 'reply', NULL, true, 'skipped'),
	('on_site', 'stop', 'on_site', NULL, NULL, 'done'),
	('on_site', 'stop', 'reply', NULL, true, 'skipped'),
	('progress', 'stop', 'progress', NULL, NULL, 'done'),
	('progress', 'stop', 'reply', NULL, true, 'done'),
	('handling', 'stop', 'reply', NULL, true, 'done'),
	('second_handling', 'stop', 'reply', NULL, true, 'done'),
	('objection', 'stop', 'reply', NULL, true, 'accepted'),
	('follow_up', 'stop', 'follow_up', NULL, true, 'done'),
	-- A reply that does not do was none.
	('follow_up', 'stop', 'review', 'handling', true, 'withdrawn'),
	('handling', 'reopen', 'review', 'handling', true, NULL),
	('second_handling', 'reopen', 'review', 'handling', true, NULL);

INSERT INTO paidan.clock_rule (kind, effect, verb, to_state, moves, outcome)
SELECT k.code, 'stop', v.verb, v.to_state, true, v.outcome
FROM (VALUES ('return_ticket', 'returned', 'returned'), ('return_ticket', 'disputed', 'returned'),
        ('recall', NULL, 'recalled'), ('rule', NULL, 'recalled')) AS v(verb, to_state, outcome),
    paidan.clock_kind k
WHERE EXISTS (SELECT FROM paidan.clock_rule x
    WHERE x.kind = k.code AND x.effect = 'start' AND x.verb = 'dispatch');

-- A merge ends what runs, whatever it is, until it is taken back.
INSERT INTO paidan.clock_rule (kind, effect, verb, outcome)
SELECT k.code, 'stop', 'merge_ticket', 'merged' FROM paidan.clock_kind k;
