-- SPDX-License-Identifier: MIT
-- The state machine and the rights, as data. The rows come from data/*.sql.

CREATE TABLE paidan.state (
	code text PRIMARY KEY,
	queue text NOT NULL,
	is_open boolean NOT NULL,
	clock text                    -- the clock that makes it due; NULL: none
);

-- What may be allowed, and on which tickets: those of the own platform, those
-- that the own unit has, or both.
CREATE TABLE paidan.access_right (
	code text PRIMARY KEY,
	scope text NOT NULL CHECK (scope IN ('platform', 'unit', 'ticket', 'none'))
);

-- role: the name of the group without its prefix paidan_
CREATE TABLE paidan.role_right (
	role text NOT NULL,
	"right" text NOT NULL REFERENCES paidan.access_right,
	PRIMARY KEY ("right", role)
);

CREATE TABLE paidan.transition (
	verb text NOT NULL,
	from_state text NOT NULL REFERENCES paidan.state,
	to_state text NOT NULL REFERENCES paidan.state,
	"right" text NOT NULL REFERENCES paidan.access_right,
	needs_reason boolean NOT NULL,
	PRIMARY KEY (verb, from_state, to_state)
);

-- Codes that an operator picks from: kind is return, intake, close, outcome
-- or satisfaction.
CREATE TABLE paidan.reason (
	kind text NOT NULL,
	code text NOT NULL,
	name text NOT NULL,
	position int NOT NULL,
	PRIMARY KEY (kind, code)
);

-- How long each clock allows. The clock engine with its rule packs replaces
-- it; only paidan_int.next_due reads it.
CREATE TABLE paidan.time_limit (
	clock text NOT NULL,
	urgency smallint NOT NULL CHECK (urgency BETWEEN 0 AND 2),
	starts text NOT NULL CHECK (starts IN ('received', 'dispatched', 'state')),
	allowed interval NOT NULL,
	PRIMARY KEY (clock, urgency)
);
