-- SPDX-License-Identifier: MIT
-- One write under way: who does what to which ticket, from what it was. done
-- is the stored result if this command has happened before.
CREATE TYPE paidan_int.act AS (
	command uuid,
	verb text,
	login text,
	name text,
	platform_id int,              -- of the actor
	unit_id int,                  -- of the actor, or NULL
	at timestamptz,
	scope text,                   -- of the right it is done by
	from_state text,
	units_before int[],
	lead_before int,
	class_before text,
	category_before int,
	territory_before text,
	confidants_before text[],
	t paidan.ticket_open,         -- the ticket; the verb changes it here
	done jsonb
);
