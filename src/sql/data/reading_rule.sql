-- SPDX-License-Identifier: MIT
-- many: readings a login and day. off_hours: a month, outside the office's hours and days.
-- not_in_hand: a month, of tickets that the login did nothing to in the month before or the day
-- after. same_citizen: a month, of one citizen by one login.
INSERT INTO paidan.reading_rule (kind, most) VALUES
	('many', 40),
	('off_hours', 20),
	('not_in_hand', 10),
	('same_citizen', 5)
ON CONFLICT (kind) DO NOTHING;
