-- SPDX-License-Identifier: MIT
-- One thing that a shift hands to the next: a ticket with the reasons why, the
-- strongest first, or a note.
CREATE TYPE paidan_int.handover_line AS (
	kinds text[],
	ticket_id bigint,
	note_id bigint,
	number text,
	title text,
	unit_name text,
	due_at timestamptz,
	warn_at timestamptz,
	due_unit text,
	urgency smallint,
	text text
);
