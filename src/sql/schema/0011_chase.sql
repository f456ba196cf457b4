-- SPDX-License-Identifier: MIT
-- Chasing units: what was said and sent, the letters, and what the overdue desk
-- shows of it without reading any of that.

-- One row a step of the ladder, by phone, by letter, to the leader, to
-- supervision; of the unit that led at that moment.
CREATE TABLE paidan.chase (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	ticket_id bigint NOT NULL,
	unit_id int NOT NULL REFERENCES paidan.unit,
	round smallint NOT NULL,
	step text NOT NULL CHECK (step IN ('phone', 'notice', 'leader', 'supervision')),
	at timestamptz NOT NULL,
	chased_by text NOT NULL,
	spoken_to text,
	outcome text,                 -- a reason of the kind chase
	promised_at timestamptz,
	note text,
	letter_id bigint
);
CREATE INDEX chase_ticket ON paidan.chase (ticket_id, id);
CREATE INDEX chase_unit ON paidan.chase (unit_id, at);

-- A letter as it was sent: the text is what is printed, now and ever.
CREATE TABLE paidan.letter (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	platform_id int NOT NULL REFERENCES paidan.platform,
	kind text NOT NULL CHECK (kind IN ('dispatch', 'notice', 'leader')),
	year int NOT NULL,
	n int NOT NULL,
	number text NOT NULL UNIQUE,  -- as it stands on the letter
	code text NOT NULL UNIQUE,    -- the same in plain letters, to be typed
	unit_id int NOT NULL REFERENCES paidan.unit,
	copy_to text,                 -- leader: whom it is reported to
	at timestamptz NOT NULL,
	issued_by text NOT NULL,
	ticket_ids bigint[] NOT NULL,
	text text NOT NULL,           -- pages parted by a form feed
	UNIQUE (platform_id, kind, year, n)
);
CREATE INDEX letter_tickets ON paidan.letter USING gin (ticket_ids);
CREATE INDEX letter_at ON paidan.letter (platform_id, at);
ALTER TABLE paidan.chase ADD FOREIGN KEY (letter_id) REFERENCES paidan.letter;

-- The last number given out. Its row is locked until the letter is written, so
-- that no number is ever missing.
CREATE TABLE paidan.letter_number (
	platform_id int NOT NULL REFERENCES paidan.platform,
	kind text NOT NULL,
	year int NOT NULL,
	last int NOT NULL,
	PRIMARY KEY (platform_id, kind, year)
);

-- Of the unit that leads now: a letter of p, n, l, s a step, in order; what came
-- of the last, and when; what was promised.
ALTER TABLE paidan.ticket_open
	ADD COLUMN chase_steps text NOT NULL DEFAULT '',
	ADD COLUMN chased_at timestamptz,
	ADD COLUMN chase_outcome text,
	ADD COLUMN promised_at timestamptz;

-- What a unit is late with, or soon will be.
CREATE INDEX ticket_open_late ON paidan.ticket_open (least(warn_at, due_at))
INCLUDE (unit_id, due_at, platform_id)
WHERE queue IN ('sign_in', 'handling') AND NOT paused;
-- Somebody has to be on the spot within the hour: few.
CREATE INDEX clock_on_site ON paidan.clock (ticket_id) WHERE kind = 'on_site';
