-- SPDX-License-Identifier: MIT
-- A row of the registry as it is shown. state: current, future, expired (or
-- withdrawn: ends), replaced, proposed, rejected; in the list of conflicts
-- conflict. Two lists show what is no row: gap, ruling; see registry. n: what
-- the list counts.
CREATE TYPE paidan_api.registry_row AS (
	id int,
	duty_no int,
	version int,
	unit_id int,
	unit_name text,
	category_id int,              -- NULL: every matter
	category_name text,
	territory_code text,          -- NULL: everywhere
	territory_name text,
	role text,
	document text,
	article text,
	excerpt text,
	note text,
	source text,
	ruling_id bigint,
	effective_from date,
	effective_to date,
	ends boolean,
	state text,
	proposed_name text,
	proposed_at timestamptz,
	decided_name text,
	decided_at timestamptz,
	decision_note text,
	n int
);
