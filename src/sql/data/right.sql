-- SPDX-License-Identifier: MIT
-- Which right reaches how far, and which group has it. A coordinator has
-- every right of a dispatcher.
DELETE FROM paidan.transition;
DELETE FROM paidan.role_right;
DELETE FROM paidan.access_right;

INSERT INTO paidan.access_right (code, scope) VALUES
	('see_platform', 'none'),
	('see_unit', 'none'),
	('lead_pulse', 'none'),
	('register', 'none'),
	('import', 'none'),
	('rules', 'none'),
	('propose', 'none'),
	('registry', 'none'),
	('city', 'none'),
	('verify', 'none'),
	('who_saw', 'none'),
	('sample', 'none'),
	('shift', 'none'),
	('sessions', 'none'),
	('claim', 'platform'),
	('steal', 'platform'),
	('classify', 'platform'),
	('dispatch', 'platform'),
	('recall', 'platform'),
	('review', 'platform'),
	('follow_up', 'platform'),
	('archive', 'platform'),
	('close', 'platform'),
	('merge', 'platform'),
	('coordinate', 'platform'),
	('refer', 'platform'),
	('chase', 'platform'),
	('pause', 'platform'),
	('ask_reveal', 'none'),
	('reveal', 'platform'),
	('reveal_call', 'platform'),
	('reveal_anonymous', 'platform'),
	('confide', 'platform'),
	('accounts', 'none'),
	('confirm_account', 'none'),
	('export', 'none'),
	('sign_in', 'unit'),
	('return', 'unit'),
	('opinion', 'unit'),
	('pass_on', 'unit'),
	('reply', 'unit'),
	('extend', 'unit'),
	('reveal_phone', 'unit'),
	('report', 'unit'),
	('supervise', 'platform'),
	('urge', 'ticket'),
	('note', 'ticket');

INSERT INTO paidan.role_right (role, "right")
SELECT g.role, unnest(g.rights)
FROM (VALUES
	('dispatcher', ARRAY['see_platform', 'see_unit', 'lead_pulse', 'register', 'import',
	    'claim', 'steal', 'classify', 'dispatch', 'recall', 'review', 'archive', 'close', 'merge', 'note',
	    'sign_in', 'return', 'reply', 'extend', 'pause', 'refer', 'chase', 'opinion', 'pass_on',
	    'propose', 'reveal', 'reveal_phone', 'export', 'report']),
	('coordinator', ARRAY['coordinate', 'who_saw', 'confide', 'confirm_account', 'reveal_anonymous', 'supervise',
	    'urge', 'sample']),
	('caller', ARRAY['see_platform', 'see_unit', 'lead_pulse', 'claim', 'steal', 'follow_up',
	    'archive', 'note', 'reveal']),
	-- At a desk that is not the office's own: it registers and calls back.
	('seat', ARRAY['see_platform', 'register', 'claim', 'follow_up', 'note', 'reveal_call']),
	('supervisor', ARRAY['see_platform', 'see_unit', 'lead_pulse', 'review', 'note', 'chase', 'verify',
	    'reveal', 'who_saw', 'export', 'supervise', 'urge']),
	('liaison', ARRAY['see_unit', 'sign_in', 'return', 'opinion', 'reply', 'extend', 'note',
	    'reveal_phone', 'report']),
	('monitor', ARRAY['see_platform', 'see_unit', 'note', 'urge']),
	('registrar', ARRAY['propose', 'registry', 'export']),
	('admin', ARRAY['rules', 'city', 'verify', 'who_saw', 'accounts', 'sessions'])
) AS g(role, rights);

-- Who works in shifts hands them over.
INSERT INTO paidan.role_right (role, "right")
SELECT g.role, 'shift'
FROM (VALUES ('dispatcher'), ('caller'), ('seat'), ('supervisor')) AS g(role);

-- Whoever may be told something of the citizen is offered to ask.
INSERT INTO paidan.role_right (role, "right")
SELECT DISTINCT role, 'ask_reveal' FROM paidan.role_right
WHERE "right" IN ('reveal', 'reveal_phone', 'reveal_call');

INSERT INTO paidan.role_right (role, "right")
SELECT 'coordinator', "right" FROM paidan.role_right WHERE role = 'dispatcher';
