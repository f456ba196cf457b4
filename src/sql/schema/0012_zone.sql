-- SPDX-License-Identifier: MIT
-- Calling the citizen back, and what happens when the citizen is not satisfied.

-- call_at: not to be called before; NULL while nobody is to be called. call_mark: why
-- it is so; NULL: the first call. calls: attempts in this round. redo: how it went out
-- again after the citizen was not satisfied. zone: in the dissatisfied zone, until it
-- is closed.
ALTER TABLE paidan.ticket_open
	ADD COLUMN call_at timestamptz,
	ADD COLUMN call_mark text CHECK (call_mark IN ('retry', 'promised', 'leaning', 'remedied',
	    'given_up', 'to_draw', 'left_out')),
	ADD COLUMN calls smallint NOT NULL DEFAULT 0,
	ADD COLUMN redo text CHECK (redo IN ('same', 'rectify', 'level_up', 'other', 'joint')),
	ADD COLUMN zone boolean NOT NULL
	    GENERATED ALWAYS AS (state = 'dissatisfied' OR round > 1) STORED;
UPDATE paidan.ticket_open SET call_at = state_at WHERE state IN ('replied', 'reviewed');

-- The three parts of the call list: to be called, in the order of it; nothing to be
-- called any more, or not yet.
CREATE INDEX ticket_open_call ON paidan.ticket_open (call_at, id)
INCLUDE (platform_id, call_mark) WHERE queue = 'follow_up' AND call_at IS NOT NULL;
CREATE INDEX ticket_open_promised ON paidan.ticket_open (call_at, id)
WHERE queue = 'follow_up' AND call_mark = 'promised';
CREATE INDEX ticket_open_called ON paidan.ticket_open (state_at, id)
INCLUDE (platform_id, call_mark) WHERE queue = 'follow_up' AND call_at IS NULL;
CREATE INDEX ticket_open_zone ON paidan.ticket_open (due_at, id)
INCLUDE (platform_id, queue) WHERE zone;

-- One row a call, and the three answers if there were any. unit_id: who led then.
-- leaning: not yet rated, but about to be dissatisfied: the unit has been warned.
CREATE TABLE paidan.call (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	ticket_id bigint NOT NULL,
	citizen_id bigint,
	unit_id int REFERENCES paidan.unit,
	at timestamptz NOT NULL,
	round smallint NOT NULL,
	responded boolean,
	solved boolean,
	leaning boolean NOT NULL DEFAULT false,
	outcome text NOT NULL,
	satisfaction text,            -- NULL: unrated
	reason_code text,             -- why dissatisfied
	words text,
	by text NOT NULL,
	next_at timestamptz,          -- of the next call
	CHECK (satisfaction IS NULL OR outcome = 'reached' AND responded IS NOT NULL
	    AND solved IS NOT NULL)
);
CREATE INDEX call_ticket ON paidan.call (ticket_id, id);
CREATE INDEX call_citizen ON paidan.call (citizen_id, at);
CREATE INDEX call_rated ON paidan.call (at) WHERE satisfaction IS NOT NULL;

-- Who is called where not everybody is. The same seed, the same tickets: the same
-- sample; what it was drawn from is all kept.
CREATE TABLE paidan.sample (
	id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	platform_id int NOT NULL REFERENCES paidan.platform,
	percent smallint NOT NULL CHECK (percent BETWEEN 1 AND 100),
	seed text NOT NULL,
	drawn_at timestamptz NOT NULL,
	drawn_by text NOT NULL
);
CREATE INDEX sample_platform ON paidan.sample (platform_id, drawn_at);
CREATE TABLE paidan.sample_ticket (
	ticket_id bigint NOT NULL,
	sample_id int NOT NULL REFERENCES paidan.sample,
	unit_id int NOT NULL,         -- unit and class: the stratum
	class text NOT NULL,
	place int NOT NULL,           -- in the stratum, by the lot
	chosen boolean NOT NULL,
	PRIMARY KEY (sample_id, ticket_id)
);
CREATE INDEX sample_ticket_ticket ON paidan.sample_ticket (ticket_id);

-- What a unit that had to look at its own work found and changed, before it answers
-- again.
CREATE TABLE paidan.rectification (
	ticket_id bigint NOT NULL,
	at timestamptz NOT NULL,
	unit_id int NOT NULL REFERENCES paidan.unit,
	round smallint NOT NULL,
	told boolean NOT NULL,        -- the citizen
	cause text NOT NULL,
	measures text NOT NULL,
	by text NOT NULL,
	PRIMARY KEY (ticket_id, round)
);

-- What ends an appeal that its citizen does not confirm: whoever drafts it does not
-- sign it.
CREATE TABLE paidan.final_answer (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	ticket_id bigint NOT NULL,
	text text NOT NULL,
	legal_basis text NOT NULL,
	done text NOT NULL,
	drafted_at timestamptz NOT NULL,
	drafted_by text NOT NULL,
	signed_at timestamptz,
	signed_by text,
	CHECK (signed_by <> drafted_by)
);
CREATE INDEX final_answer_ticket ON paidan.final_answer (ticket_id, id);

-- What a caller says; '': of whatever matter. A city's pack goes before it.
CREATE TABLE paidan.call_script (
	category_code text PRIMARY KEY,
	text text NOT NULL
);
