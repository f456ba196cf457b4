-- SPDX-License-Identifier: MIT
INSERT INTO paidan.state (code, queue, is_open) VALUES
	('registered', 'dispatch', true),
	('returned', 'dispatch', true),
	('disputed', 'objection', true),
	('dispatched', 'sign_in', true),
	('handling', 'handling', true),
	('replied', 'follow_up', true),
	('reviewed', 'follow_up', true),
	('confirmed', 'follow_up', true),
	('dissatisfied', 'dissatisfied', true),
	('parked', 'parked', true),
	('archived', 'closed', false),
	('closed', 'closed', false)
ON CONFLICT (code) DO UPDATE
SET queue = excluded.queue, is_open = excluded.is_open;
