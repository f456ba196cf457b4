-- SPDX-License-Identifier: MIT
-- Plain starting values in calendar time, until the clock engine and the rule
-- packs.
INSERT INTO paidan.time_limit (clock, urgency, starts, allowed) VALUES
	('dispatch', 0, 'received', '2 hours'),
	('dispatch', 1, 'received', '30 minutes'),
	('dispatch', 2, 'received', '2 minutes'),
	('redispatch', 0, 'state', '2 hours'),
	('redispatch', 1, 'state', '30 minutes'),
	('redispatch', 2, 'state', '2 minutes'),
	('sign_in', 0, 'dispatched', '1 day'),
	('sign_in', 1, 'dispatched', '30 minutes'),
	('sign_in', 2, 'dispatched', '15 minutes'),
	('handling', 0, 'dispatched', '7 days'),
	('handling', 1, 'dispatched', '2 days'),
	('handling', 2, 'dispatched', '2 hours'),
	('follow_up', 0, 'state', '2 days'),
	('follow_up', 1, 'state', '1 day'),
	('follow_up', 2, 'state', '1 day'),
	('archive', 0, 'state', '1 day'),
	('archive', 1, 'state', '1 day'),
	('archive', 2, 'state', '1 day'),
	('second_dispatch', 0, 'state', '1 day'),
	('second_dispatch', 1, 'state', '4 hours'),
	('second_dispatch', 2, 'state', '30 minutes')
ON CONFLICT (clock, urgency) DO NOTHING;
