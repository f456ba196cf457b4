-- SPDX-License-Identifier: MIT
-- Shifts and their handover; what stands behind a reply.

-- Who goes signs off, who comes takes over, each with a login of its own. One that
-- was never taken over may be replaced by a later one of the same login.
CREATE TABLE paidan.handover (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	number text NOT NULL UNIQUE,
	platform_id int NOT NULL REFERENCES paidan.platform,
	shift text NOT NULL,          -- its name, when it was signed
	note text,
	off_by text NOT NULL,
	off_name text NOT NULL,
	off_at timestamptz NOT NULL,
	on_by text CHECK (on_by <> off_by),
	on_name text,
	on_at timestamptz,
	replaced_by bigint REFERENCES paidan.handover,
	CHECK ((on_by IS NULL) = (on_at IS NULL)),
	CHECK (on_by IS NULL OR replaced_by IS NULL)
);
CREATE INDEX handover_platform ON paidan.handover (platform_id, off_at);
CREATE INDEX handover_off ON paidan.handover (off_by, off_at);

-- The list as it stood when it was signed, and what came until it was taken over.
CREATE TABLE paidan.handover_item (
	handover_id bigint NOT NULL REFERENCES paidan.handover,
	n int NOT NULL,
	added boolean NOT NULL,
	kinds text[] NOT NULL,
	ticket_id bigint,
	note_id bigint,
	number text,
	title text,
	unit_name text,
	due_at timestamptz,
	urgency smallint,
	text text,
	PRIMARY KEY (handover_id, n)
);

-- The last number given out in a year.
CREATE TABLE paidan.handover_number (
	year int PRIMARY KEY,
	last int NOT NULL
);

-- What is said to a person, to a role, or to whoever comes next; it leaves the
-- lists when its time is over, and stays here.
CREATE TABLE paidan.shift_note (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	platform_id int NOT NULL REFERENCES paidan.platform,
	ticket_id bigint,
	at timestamptz NOT NULL,
	by text NOT NULL,
	by_name text NOT NULL,
	to_kind text NOT NULL CHECK (to_kind IN ('person', 'role', 'next')),
	to_code text,                 -- login, or role
	to_name text,
	text text NOT NULL,
	until_at timestamptz NOT NULL,
	CHECK ((to_kind = 'next') = (to_code IS NULL))
);
CREATE INDEX shift_note_until ON paidan.shift_note (platform_id, until_at);

-- What belongs to a reply or a report and is kept elsewhere: only where it is.
CREATE TABLE paidan.attachment (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	ticket_id bigint NOT NULL,
	assignment_id bigint NOT NULL REFERENCES paidan.assignment,
	unit_id int NOT NULL REFERENCES paidan.unit,
	verb text NOT NULL,
	name text NOT NULL,
	kind text NOT NULL,
	place text NOT NULL,          -- a file store, an archive, a folder on a shelf
	sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
	at timestamptz NOT NULL,
	by text NOT NULL
);
CREATE INDEX attachment_ticket ON paidan.attachment (ticket_id, id);

-- What came in meanwhile and cannot wait is asked for at every change of shift.
CREATE INDEX ticket_open_urgent ON paidan.ticket_open (received_at) WHERE urgency > 0;
