-- SPDX-License-Identifier: MIT
-- Who saw what of a citizen, and why.

ALTER TABLE paidan.citizen ADD COLUMN id_number text, ADD COLUMN address text;

-- One row each time something personal was revealed: append-only as the events are, and
-- chained by ticket. It has no copy of what was seen.
CREATE TABLE paidan.read_log (
	ticket_id bigint NOT NULL,
	at timestamptz NOT NULL,      -- the server's clock
	xid xid8 NOT NULL,            -- the transaction that wrote it: see paidan_api.revealed
	command_id uuid NOT NULL UNIQUE,
	citizen_id bigint NOT NULL,
	seq int NOT NULL,             -- of the ticket
	unit_id int,                  -- of the reader
	host inet,                    -- NULL: on the server itself
	login text NOT NULL,
	name text NOT NULL,
	application text NOT NULL,
	field text NOT NULL CHECK (field IN ('name', 'phone', 'id_number', 'address')),
	reason_code text NOT NULL,
	reason text,
	hash bytea NOT NULL,
	PRIMARY KEY (ticket_id, seq)
);
CREATE INDEX read_log_login ON paidan.read_log (login, at);
CREATE INDEX read_log_citizen ON paidan.read_log (citizen_id, at);
CREATE INDEX read_log_at ON paidan.read_log USING brin (at) WITH (pages_per_range = 16);
