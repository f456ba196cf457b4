-- SPDX-License-Identifier: MIT
-- Appeals about one thing are handled as one: what was merged into which.

-- One row a merge; one that was undone stays, for the record. into_id: what was
-- named; main_id: where that leads to by now, for what a ticket was merged into may
-- itself be merged. back_to: the state that undoing it brings back.
CREATE TABLE paidan.merge (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	ticket_id bigint NOT NULL,
	into_id bigint NOT NULL,
	main_id bigint NOT NULL,
	at timestamptz NOT NULL,
	by text NOT NULL,
	note text,
	back_to text NOT NULL REFERENCES paidan.state,
	undone_at timestamptz,
	undone_by text,
	CHECK (ticket_id <> into_id AND ticket_id <> main_id)
);
CREATE UNIQUE INDEX merge_ticket ON paidan.merge (ticket_id) WHERE undone_at IS NULL;
CREATE INDEX merge_main ON paidan.merge (main_id) WHERE undone_at IS NULL;

-- How many are merged into it.
ALTER TABLE paidan.ticket_open ADD COLUMN merged smallint NOT NULL DEFAULT 0;
ALTER TABLE paidan.ticket_closed ADD COLUMN merged smallint NOT NULL DEFAULT 0;

-- Where alike appeals are looked for: those of a place, of a matter, the newest first.
CREATE INDEX ticket_open_place ON paidan.ticket_open (territory_code, id);
CREATE INDEX ticket_open_matter ON paidan.ticket_open (category_id, id);

-- What one has registered today.
CREATE INDEX ticket_text_registered ON paidan.ticket_text (registered_by, registered_at);
