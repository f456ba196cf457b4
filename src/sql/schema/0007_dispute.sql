-- SPDX-License-Identifier: MIT
-- Who will not have it, and who ends that: what a ticket has been through, the
-- docket of the coordination group, its opinions, meetings and rulings, and
-- parts that a county sends on within its own tree.

-- returns: leads that returned it to the platform that dispatches. tried: who
-- led, in the order of the first time. looped: it was sent, or was to be sent,
-- to a unit that had returned it in the same round. objected: a unit that has
-- it says that it should not. ladder: how high its dispute has come, 0 if there
-- was none. level: how deep its lead is: 1, passed on by who was dispatched to.
ALTER TABLE paidan.ticket_open
	ADD COLUMN returns smallint NOT NULL DEFAULT 0,
	ADD COLUMN level smallint NOT NULL DEFAULT 0,
	ADD COLUMN ladder smallint NOT NULL DEFAULT 0 CHECK (ladder BETWEEN 0 AND 4),
	ADD COLUMN looped boolean NOT NULL DEFAULT false,
	ADD COLUMN objected boolean NOT NULL DEFAULT false,
	ADD COLUMN docket boolean NOT NULL
	    GENERATED ALWAYS AS (state = 'disputed' OR objected) STORED,
	ADD COLUMN tried int[] NOT NULL DEFAULT '{}';
CREATE INDEX ticket_open_docket ON paidan.ticket_open (due_at, id) INCLUDE (platform_id)
WHERE docket;
ALTER TABLE paidan.ticket_closed
	ADD COLUMN returns smallint NOT NULL DEFAULT 0,
	ADD COLUMN level smallint NOT NULL DEFAULT 0,
	ADD COLUMN ladder smallint NOT NULL DEFAULT 0,
	ADD COLUMN looped boolean NOT NULL DEFAULT false,
	ADD COLUMN tried int[] NOT NULL DEFAULT '{}';

-- One row a stay: a unit that gets its part again has another. how: it came.
-- since: from when its window to object counts, which goes on when a part that
-- was passed on comes back. up_id: the part that it was passed on from. verdict,
-- duty_ids: what the registry said of the lead at that moment; warning: what the
-- dispatcher was warned of, and why it was sent nevertheless.
ALTER TABLE paidan.assignment
	ADD COLUMN how text NOT NULL DEFAULT 'dispatched'
	    CHECK (how IN ('dispatched', 'passed', 'came_back', 'taken_back', 'ruled')),
	ADD COLUMN level smallint NOT NULL DEFAULT 0,
	ADD COLUMN up_id bigint REFERENCES paidan.assignment,
	ADD COLUMN since timestamptz,
	ADD COLUMN passed_at timestamptz,
	ADD COLUMN ended_at timestamptz,      -- NULL: it has the part still
	ADD COLUMN verdict text CHECK (verdict IN ('match', 'conflict', 'gap', 'against')),
	ADD COLUMN duty_ids int[],
	ADD COLUMN warning text,
	ADD COLUMN why text,
	DROP CONSTRAINT assignment_state_check,
	ADD CHECK (state IN ('assigned', 'signed', 'replied', 'passed', 'returned', 'recalled'));
UPDATE paidan.assignment s
SET since = s.assigned_at, ended_at = CASE WHEN s.state = 'returned' THEN s.returned_at
    WHEN s.state = 'recalled' OR s.round < (SELECT max(l.round) FROM paidan.assignment l
        WHERE l.ticket_id = s.ticket_id)
    THEN coalesce((SELECT min(e.at) FROM paidan.event e WHERE e.ticket_id = s.ticket_id
        AND e.at > s.assigned_at AND e.verb IN ('return_ticket', 'recall', 'dispatch')),
        s.assigned_at) END;
ALTER TABLE paidan.assignment ALTER COLUMN since SET NOT NULL;
CREATE INDEX assignment_up ON paidan.assignment (up_id) WHERE up_id IS NOT NULL;
CREATE INDEX assignment_told ON paidan.assignment (assigned_at) WHERE verdict <> 'match';

-- A unit says that it should not have what it has: kind objection, while it
-- handles; appeal, against the ruling that named it.
CREATE TABLE paidan.objection (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	ticket_id bigint NOT NULL,
	assignment_id bigint NOT NULL REFERENCES paidan.assignment,
	unit_id int NOT NULL REFERENCES paidan.unit,
	round smallint NOT NULL,
	kind text NOT NULL CHECK (kind IN ('objection', 'appeal')),
	reason_code text,
	text text NOT NULL,
	proposed_unit_id int REFERENCES paidan.unit,
	at timestamptz NOT NULL,
	by text NOT NULL,
	ended_at timestamptz,
	outcome text CHECK (outcome IN ('upheld', 'dismissed', 'lapsed')),
	ruling_id bigint,             -- that ended it
	CHECK ((ended_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX objection_ticket ON paidan.objection (ticket_id, id);
CREATE UNIQUE INDEX objection_open ON paidan.objection (ticket_id, unit_id)
WHERE ended_at IS NULL;

-- A unit is asked what it thinks, and sees the ticket until it has said so or
-- the question has lapsed. The time it has is that of a ruling.
CREATE TABLE paidan.opinion (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	ticket_id bigint NOT NULL,
	unit_id int NOT NULL REFERENCES paidan.unit,
	question text NOT NULL,
	asked_at timestamptz NOT NULL,
	asked_by text NOT NULL,
	due_at timestamptz,           -- NULL: the rules set no time
	warn_at timestamptz,
	answered_at timestamptz,
	answered_by text,
	text text,
	lapsed_at timestamptz
);
CREATE INDEX opinion_ticket ON paidan.opinion (ticket_id, id);
CREATE UNIQUE INDEX opinion_open ON paidan.opinion (ticket_id, unit_id)
WHERE answered_at IS NULL AND lapsed_at IS NULL;

CREATE TABLE paidan.meeting (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	ticket_id bigint NOT NULL,
	held_on date NOT NULL,
	present text NOT NULL,
	record text NOT NULL,
	recorded_at timestamptz NOT NULL,
	recorded_by text NOT NULL
);
CREATE INDEX meeting_ticket ON paidan.meeting (ticket_id, id);

-- What the coordination group decided, and for which matter and place: a
-- precedent from then on, until another on the same ticket replaces it, or it is
-- taken back. ladder:
-- by whom: 1 the duty officer, 2 a joint meeting, 3 the staffing office and the
-- justice bureau, 4 the leader. The rest of a row is never changed.
CREATE TABLE paidan.ruling (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	number text NOT NULL UNIQUE,
	ticket_id bigint NOT NULL,
	lead_unit_id int NOT NULL REFERENCES paidan.unit,
	assist int[] NOT NULL,
	reasons text NOT NULL,
	legal_basis text NOT NULL,
	binding boolean NOT NULL,
	category_id int NOT NULL REFERENCES paidan.category,
	territory_code text REFERENCES paidan.territory,       -- NULL: everywhere
	roads text[] NOT NULL,        -- that the ticket's place names
	ladder smallint NOT NULL CHECK (ladder BETWEEN 1 AND 4),
	verdict text NOT NULL CHECK (verdict IN ('match', 'conflict', 'gap', 'against')),
	duty_ids int[] NOT NULL,
	basis jsonb,                  -- the evidence that it was given on
	ruled_by text NOT NULL,
	ruled_at timestamptz NOT NULL,
	appeal_of bigint REFERENCES paidan.ruling,
	replaced_by bigint REFERENCES paidan.ruling,
	withdrawn_at timestamptz,     -- taken back before the unit had signed
	promoted_duty int,            -- the row of the registry that it became
	stands boolean NOT NULL
	    GENERATED ALWAYS AS (replaced_by IS NULL AND withdrawn_at IS NULL) STORED
);
CREATE INDEX ruling_ticket ON paidan.ruling (ticket_id, id);
CREATE INDEX ruling_category ON paidan.ruling (category_id) WHERE stands;

-- The last number given out in a year.
CREATE TABLE paidan.ruling_number (
	year int PRIMARY KEY,
	last int NOT NULL
);

-- What older tickets have been through.
WITH been AS MATERIALIZED (
	SELECT s.ticket_id, count(*) FILTER (WHERE s.state = 'returned') AS returns,
	    (SELECT array_agg(f.unit_id ORDER BY f.first_id) FROM (
	        SELECT l.unit_id, min(l.id) AS first_id FROM paidan.assignment l
	        WHERE l.ticket_id = s.ticket_id AND l.role = 'lead' GROUP BY 1) AS f) AS tried,
	    bool_or(s.state = 'returned' AND EXISTS (SELECT FROM paidan.assignment l
	        WHERE l.ticket_id = s.ticket_id AND l.role = 'lead' AND l.round = s.round
	            AND l.unit_id = s.unit_id AND l.id > s.id)) AS looped
	FROM paidan.assignment s
	WHERE s.role = 'lead'
	GROUP BY s.ticket_id
), open AS (
	UPDATE paidan.ticket_open t SET returns = b.returns, tried = b.tried, looped = b.looped
	FROM been b WHERE b.ticket_id = t.id
)
UPDATE paidan.ticket_closed t SET returns = b.returns, tried = b.tried, looped = b.looped
FROM been b WHERE b.ticket_id = t.id;
