-- SPDX-License-Identifier: MIT
-- What happened: events, commands, the change feed.

-- Append-only: a trigger refuses update, delete and truncate even to the
-- owner.
CREATE TABLE paidan.event (
	ticket_id bigint NOT NULL,
	at timestamptz NOT NULL,      -- the server's clock
	command_id uuid,
	seq int NOT NULL,
	version int NOT NULL,         -- of the ticket, after it
	unit_id int,                  -- of the actor
	actor text NOT NULL,
	actor_name text NOT NULL,
	verb text NOT NULL,
	from_state text,
	to_state text NOT NULL,
	detail jsonb NOT NULL DEFAULT '{}',
	PRIMARY KEY (ticket_id, seq)
) PARTITION BY RANGE (ticket_id);

-- One row a command of a client, made before anything else, so that a repeat
-- and a question about it both meet the same row. abandoned: asked about
-- before it had happened, and therefore never will.
CREATE TABLE paidan.command (
	id uuid PRIMARY KEY,
	at timestamptz NOT NULL,
	ticket_id bigint,
	abandoned boolean NOT NULL DEFAULT false,
	login text NOT NULL,
	verb text NOT NULL,
	result jsonb
);

-- The change feed. A reader takes the transactions that were over when it
-- looked (below the snapshot's xmin), so a slow writer is never skipped.
CREATE TABLE paidan.change (
	xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
	ticket_id bigint NOT NULL,
	at timestamptz NOT NULL DEFAULT clock_timestamp(),
	platform_id int NOT NULL,
	unit_ids int[] NOT NULL       -- that had it before or have it now
);
CREATE INDEX change_xid ON paidan.change (xid);

-- The newest transaction of which changes were forgotten: a reader that has
-- not come past it must begin anew.
CREATE TABLE paidan.feed (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	forgotten xid8 NOT NULL
);
INSERT INTO paidan.feed (forgotten) VALUES (pg_current_xact_id());

-- A session that tells a history instead of living it: see
-- paidan_int.context.
CREATE TABLE paidan.replay (
	pid int PRIMARY KEY,
	login text NOT NULL,
	at timestamptz NOT NULL
);
