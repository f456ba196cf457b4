-- SPDX-License-Identifier: MIT
INSERT INTO paidan.state (code, queue, is_open, clock) VALUES
	('registered', 'dispatch', true, 'dispatch'),
	('returned', 'dispatch', true, 'redispatch'),
	('dispatched', 'sign_in', true, 'sign_in'),
	('handling', 'handling', true, 'handling'),
	('replied', 'follow_up', true, 'follow_up'),
	('reviewed', 'follow_up', true, 'follow_up'),
	('confirmed', 'follow_up', true, 'archive'),
	('dissatisfied', 'dissatisfied', true, 'second_dispatch'),
	('archived', 'closed', false, NULL),
	('closed', 'closed', false, NULL)
ON CONFLICT (code) DO UPDATE
SET queue = excluded.queue, is_open = excluded.is_open, clock = excluded.clock;
