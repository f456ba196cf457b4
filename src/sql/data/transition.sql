-- SPDX-License-Identifier: MIT
-- A verb that may leave a ticket where it is has a row that says so. Run
-- after data/right.sql, which empties it.
INSERT INTO paidan.transition (verb, from_state, to_state, "right", needs_reason) VALUES
	('classify', 'registered', 'registered', 'classify', false),
	('classify', 'returned', 'returned', 'classify', false),
	('classify', 'disputed', 'disputed', 'classify', false),
	('classify', 'dissatisfied', 'dissatisfied', 'classify', false),
	-- While a unit has it, what changes is the class, and with it the clocks.
	('classify', 'dispatched', 'dispatched', 'classify', false),
	('classify', 'handling', 'handling', 'classify', false),
	('dispatch', 'registered', 'dispatched', 'dispatch', false),
	('dispatch', 'returned', 'dispatched', 'dispatch', false),
	('dispatch', 'dissatisfied', 'dispatched', 'dispatch', false),
	('recall', 'dispatched', 'registered', 'recall', true),
	('recall', 'handling', 'registered', 'recall', true),
	('recall', 'dispatched', 'disputed', 'recall', true),
	-- The lead unit moves the ticket; an assisting one only its own assignment.
	('sign_in', 'dispatched', 'handling', 'sign_in', false),
	('sign_in', 'dispatched', 'dispatched', 'sign_in', false),
	('sign_in', 'handling', 'handling', 'sign_in', false),
	('return_ticket', 'dispatched', 'returned', 'return', true),
	('return_ticket', 'handling', 'returned', 'return', true),
	-- In a circle, or too often: before the coordination group. What a county had
	-- passed on: to the county, who has signed.
	('return_ticket', 'dispatched', 'disputed', 'return', true),
	('return_ticket', 'handling', 'disputed', 'return', true),
	('return_ticket', 'dispatched', 'handling', 'return', true),
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
	-- Who was content may say otherwise until it is closed.
	('follow_up', 'confirmed', 'confirmed', 'follow_up', false),
	('follow_up', 'confirmed', 'dissatisfied', 'follow_up', false),
	('lean', 'replied', 'replied', 'follow_up', false),
	('lean', 'reviewed', 'reviewed', 'follow_up', false),
	('remedy', 'replied', 'replied', 'reply', false),
	('remedy', 'reviewed', 'reviewed', 'reply', false),
	('feed_back', 'handling', 'handling', 'reply', false),
	('archive', 'confirmed', 'archived', 'archive', false),
	-- Given up, or left out by the lot: unrated.
	('archive', 'replied', 'archived', 'archive', false),
	('archive', 'reviewed', 'archived', 'archive', false),
	('draft_final', 'dissatisfied', 'dissatisfied', 'review', false),
	('draft_final', 'replied', 'replied', 'review', false),
	('draft_final', 'reviewed', 'reviewed', 'review', false),
	('sign_final', 'dissatisfied', 'archived', 'coordinate', false),
	('sign_final', 'replied', 'archived', 'coordinate', false),
	('sign_final', 'reviewed', 'archived', 'coordinate', false),
	('close_intake', 'registered', 'closed', 'close', true),
	('close_intake', 'returned', 'closed', 'close', true),
	('close_intake', 'disputed', 'closed', 'close', true),
	-- What no unit has signed for goes up in another; taken back, it is where it was, or
	-- waits for its dispatch.
	('merge_ticket', 'registered', 'closed', 'merge', false),
	('merge_ticket', 'returned', 'closed', 'merge', false),
	('merge_ticket', 'disputed', 'closed', 'merge', false),
	('merge_ticket', 'dispatched', 'closed', 'merge', false),
	('unmerge', 'closed', 'registered', 'merge', true),
	('unmerge', 'closed', 'returned', 'merge', true),
	('unmerge', 'closed', 'disputed', 'merge', true),
	('refer', 'registered', 'disputed', 'refer', true),
	('refer', 'returned', 'disputed', 'refer', true),
	('appeal', 'dispatched', 'dispatched', 'return', false),
	('appeal', 'handling', 'handling', 'return', false),
	-- Within the tree of who has it: the next signs for it anew.
	('pass_on', 'dispatched', 'dispatched', 'pass_on', false),
	('pass_on', 'handling', 'dispatched', 'pass_on', false),
	('pass_on', 'handling', 'handling', 'pass_on', false),
	('take_back', 'dispatched', 'handling', 'pass_on', true),
	('take_back', 'dispatched', 'dispatched', 'pass_on', true),
	('take_back', 'handling', 'handling', 'pass_on', true),
	-- Another lead gets it; the one that has it goes on.
	('rule', 'disputed', 'dispatched', 'coordinate', false),
	('rule', 'handling', 'dispatched', 'coordinate', false);

INSERT INTO paidan.transition (verb, from_state, to_state, "right", needs_reason)
SELECT v.verb, s.code, s.code, v."right", v.needs_reason
FROM paidan.state s,
    (VALUES ('claim', 'claim', false), ('release', 'claim', false),
        ('steal', 'steal', true), ('note', 'note', false), ('confide', 'confide', true),
        ('disclose', 'confide', true), ('urge', 'urge', false),
        ('instruct', 'supervise', false)) AS v(verb, "right", needs_reason)
WHERE s.is_open;

-- The citizen may take an appeal back until it is closed.
INSERT INTO paidan.transition (verb, from_state, to_state, "right", needs_reason)
SELECT 'withdraw', s.code, 'closed', 'close', false FROM paidan.state s WHERE s.is_open;

-- What is said of a dispute and done about it leaves the ticket where it is; it
-- may have been answered before.
INSERT INTO paidan.transition (verb, from_state, to_state, "right", needs_reason)
SELECT v.verb, s.code, s.code, v."right", v.needs_reason
FROM (VALUES ('object', 'return', true, '{}'::text[]),
        ('ask_opinion', 'refer', false, '{registered,returned,disputed}'),
        ('give_opinion', 'opinion', false, '{registered,returned,disputed,parked}'),
        ('meeting', 'coordinate', false, '{disputed}'),
        ('escalate', 'coordinate', true, '{disputed}'),
        ('rule', 'coordinate', false, '{}')) AS v(verb, "right", needs_reason, more),
    paidan.state s
WHERE s.code = ANY (v.more || '{dispatched,handling,replied,reviewed,confirmed,dissatisfied}');

-- What is done to the clocks while a unit has the ticket.
INSERT INTO paidan.transition (verb, from_state, to_state, "right", needs_reason)
SELECT v.verb, s.code, s.code, v."right", false
FROM (VALUES ('contact', 'reply'), ('on_site', 'reply'), ('progress', 'reply'),
        ('pause', 'pause'), ('resume', 'pause'), ('ask_extension', 'extend'),
        ('decide_extension', 'coordinate'), ('chase', 'chase'), ('issue_letter', 'chase')) AS v(verb, "right"),
    (VALUES ('dispatched'), ('handling')) AS s(code);

INSERT INTO paidan.transition (verb, from_state, to_state, "right", needs_reason)
SELECT v.verb, CASE v.verb WHEN 'park' THEN s.code ELSE 'parked' END,
    CASE v.verb WHEN 'park' THEN 'parked' ELSE s.code END, 'coordinate', v.verb = 'park'
FROM (VALUES ('park'), ('unpark')) AS v(verb),
    (VALUES ('returned'), ('disputed'), ('dispatched'), ('handling'), ('replied'), ('reviewed'),
        ('dissatisfied')) AS s(code);
