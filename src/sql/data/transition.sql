-- SPDX-License-Identifier: MIT
-- A verb that may leave a ticket where it is has a row that says so. Run
-- after data/right.sql, which empties it.
INSERT INTO paidan.transition (verb, from_state, to_state, "right", needs_reason) VALUES
	('classify', 'registered', 'registered', 'classify', false),
	('classify', 'returned', 'returned', 'classify', false),
	('classify', 'dissatisfied', 'dissatisfied', 'classify', false),
	('dispatch', 'registered', 'dispatched', 'dispatch', false),
	('dispatch', 'returned', 'dispatched', 'dispatch', false),
	('dispatch', 'dissatisfied', 'dispatched', 'dispatch', false),
	('recall', 'dispatched', 'registered', 'recall', true),
	('recall', 'handling', 'registered', 'recall', true),
	-- The lead unit moves the ticket; an assisting one only its own assignment.
	('sign_in', 'dispatched', 'handling', 'sign_in', false),
	('sign_in', 'dispatched', 'dispatched', 'sign_in', false),
	('sign_in', 'handling', 'handling', 'sign_in', false),
	('return_ticket', 'dispatched', 'returned', 'return', true),
	('return_ticket', 'handling', 'returned', 'return', true),
	('return_ticket', 'dispatched', 'dispatched', 'return', true),
	('return_ticket', 'handling', 'handling', 'return', true),
	('reply', 'handling', 'replied', 'reply', false),
	('reply', 'handling', 'handling', 'reply', false),
	('reply', 'dispatched', 'dispatched', 'reply', false),
	('review', 'replied', 'reviewed', 'review', false),
	('review', 'replied', 'handling', 'review', true),
	-- Nobody reached, or no opinion given: it stays and is asked again.
	('follow_up', 'replied', 'replied', 'follow_up', false),
	('follow_up', 'replied', 'confirmed', 'follow_up', false),
	('follow_up', 'replied', 'dissatisfied', 'follow_up', false),
	('follow_up', 'reviewed', 'reviewed', 'follow_up', false),
	('follow_up', 'reviewed', 'confirmed', 'follow_up', false),
	('follow_up', 'reviewed', 'dissatisfied', 'follow_up', false),
	('archive', 'confirmed', 'archived', 'archive', false),
	('close_intake', 'registered', 'closed', 'close', true),
	('close_intake', 'returned', 'closed', 'close', true);

INSERT INTO paidan.transition (verb, from_state, to_state, "right", needs_reason)
SELECT v.verb, s.code, s.code, v."right", v.needs_reason
FROM paidan.state s,
    (VALUES ('claim', 'claim', false), ('release', 'claim', false),
        ('steal', 'steal', true), ('note', 'note', false)) AS v(verb, "right", needs_reason)
WHERE s.is_open;
