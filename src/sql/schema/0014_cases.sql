-- SPDX-License-Identifier: MIT
-- Supervision: cases about tickets that somebody above wants to see done, what
-- opened them, and what leaders have written on a ticket.

-- What a pack says of supervision, as rows; made when it is loaded. n: its place
-- in the pack's list.
CREATE TABLE paidan.rule_supervision (
	version int NOT NULL REFERENCES paidan.rule_pack,
	n int NOT NULL,
	kind text NOT NULL
	    CHECK (kind IN ('overdue', 'dissatisfied', 'refused', 'instruction', 'lane')),
	unit text CHECK (unit IN ('working_days', 'calendar_days', 'hours', 'minutes')),
	amount int CHECK (amount >= 0),
	times int CHECK (times > 0),
	lane text,
	level smallint NOT NULL CHECK (level BETWEEN 1 AND 5),
	PRIMARY KEY (version, n),
	CHECK ((kind = 'overdue') = (unit IS NOT NULL AND amount IS NOT NULL)),
	CHECK ((kind IN ('dissatisfied', 'refused')) = (times IS NOT NULL)),
	CHECK ((kind = 'lane') = (lane IS NOT NULL))
);

-- kind: what opened it; hand: somebody. rule_version, rule_n: which rule.
-- due_at: until when the units report. units, tickets: of now, kept for the list.
CREATE TABLE paidan.supervision (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	due_at timestamptz NOT NULL,
	opened_at timestamptz NOT NULL,
	closed_at timestamptz,
	number text NOT NULL UNIQUE,
	platform_id int NOT NULL REFERENCES paidan.platform,
	version int NOT NULL DEFAULT 1,
	rule_version int,
	rule_n int,
	level smallint NOT NULL CHECK (level BETWEEN 1 AND 5),
	state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'closed')),
	kind text NOT NULL
	    CHECK (kind IN ('hand', 'overdue', 'dissatisfied', 'refused', 'instruction', 'lane')),
	reason text NOT NULL,
	opened_by text NOT NULL,      -- who opened it, or whose act the rule followed
	opened_name text NOT NULL,
	result_code text,
	result text,
	closed_by text,
	CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
	CHECK ((kind = 'hand') = (rule_version IS NULL)),
	FOREIGN KEY (rule_version, rule_n) REFERENCES paidan.rule_supervision
);
CREATE INDEX supervision_open ON paidan.supervision (platform_id, level DESC, due_at, id)
WHERE state <> 'closed';
CREATE INDEX supervision_closed ON paidan.supervision (platform_id, closed_at DESC, id)
WHERE state = 'closed';

CREATE TABLE paidan.supervision_number (
	year int PRIMARY KEY,
	last int NOT NULL
);

-- A ticket is in one open case at most: its units have one level and one day to
-- report by, and it is counted once. What happens to it meanwhile is a further
-- cause of the same case. Opened once more, a case takes back those that are in
-- no other.
CREATE TABLE paidan.supervision_ticket (
	case_id bigint NOT NULL REFERENCES paidan.supervision,
	ticket_id bigint NOT NULL,
	added_at timestamptz NOT NULL,
	added_by text NOT NULL,
	PRIMARY KEY (case_id, ticket_id)
);
CREATE INDEX supervision_ticket_ticket ON paidan.supervision_ticket (ticket_id, case_id);

-- What a rule has struck for, once each. mark tells one time from the next:
-- which clock, the how manieth time, which instruction.
CREATE TABLE paidan.supervision_cause (
	ticket_id bigint NOT NULL,
	kind text NOT NULL,
	mark text NOT NULL,
	case_id bigint NOT NULL REFERENCES paidan.supervision,
	at timestamptz NOT NULL,
	rule_version int NOT NULL,
	rule_n int NOT NULL,
	PRIMARY KEY (ticket_id, kind, mark, rule_version, rule_n),
	FOREIGN KEY (rule_version, rule_n) REFERENCES paidan.rule_supervision
);
CREATE INDEX supervision_cause_case ON paidan.supervision_cause (case_id, at);

-- What a unit is asked to report in a case, and what it says.
CREATE TABLE paidan.supervision_report (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	case_id bigint NOT NULL REFERENCES paidan.supervision,
	unit_id int NOT NULL REFERENCES paidan.unit,
	demand text NOT NULL,
	due_at timestamptz NOT NULL,
	asked_at timestamptz NOT NULL,
	asked_by text NOT NULL,
	answered_at timestamptz,
	answered_by text,
	text text
);
CREATE INDEX supervision_report_case ON paidan.supervision_report (case_id, id);
CREATE INDEX supervision_report_waiting ON paidan.supervision_report (unit_id)
WHERE answered_at IS NULL;
CREATE UNIQUE INDEX supervision_report_one ON paidan.supervision_report (case_id, unit_id)
WHERE answered_at IS NULL;

-- The record of a case, only added to. The chain of each of its tickets has the
-- same.
CREATE TABLE paidan.supervision_event (
	case_id bigint NOT NULL REFERENCES paidan.supervision,
	seq int NOT NULL,
	at timestamptz NOT NULL,
	command_id uuid,
	unit_id int,                  -- of the actor, or who it is about
	actor text NOT NULL,
	actor_name text NOT NULL,
	verb text NOT NULL,
	detail jsonb NOT NULL,
	PRIMARY KEY (case_id, seq)
);

-- What a leader wrote, as it was brought in: who, of which rank and office, when.
CREATE TABLE paidan.instruction (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	ticket_id bigint NOT NULL,
	rank text NOT NULL CHECK (rank IN ('city', 'county', 'section')),
	leader text NOT NULL,
	office text NOT NULL,
	given_on date NOT NULL,
	words text NOT NULL,
	recorded_at timestamptz NOT NULL,
	recorded_by text NOT NULL
);
CREATE INDEX instruction_ticket ON paidan.instruction (ticket_id, id);

-- case_id: the open case that it is in; supervised: its level, 0: in none.
-- supervise_at: when the next rule about being overdue strikes, NULL: none does.
ALTER TABLE paidan.ticket_open
	ADD COLUMN case_id bigint,
	ADD COLUMN supervised smallint NOT NULL DEFAULT 0,
	ADD COLUMN supervise_at timestamptz;
CREATE INDEX ticket_open_case ON paidan.ticket_open (platform_id, case_id)
WHERE case_id IS NOT NULL;
CREATE INDEX ticket_open_supervise ON paidan.ticket_open (supervise_at)
WHERE supervise_at IS NOT NULL;

-- The packs that were loaded before.
INSERT INTO paidan.rule_supervision (version, n, kind, unit, amount, times, lane, level)
SELECT p.version, r.n, r.v ->> 'when', r.v ->> 'unit', (r.v ->> 'amount')::int,
    (r.v ->> 'count')::int, r.v ->> 'lane', coalesce((r.v ->> 'level')::smallint, 1)
FROM paidan.rule_pack p
CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(p.pack -> 'supervision')
    WHEN 'array' THEN p.pack -> 'supervision' END) WITH ORDINALITY AS r(v, n);
