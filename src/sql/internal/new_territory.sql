-- SPDX-License-Identifier: MIT
-- A territory on its way in: as it is to be. zone: what it is to be a member
-- of; zone_given: whether the file says anything about that. code_, field: what
-- is wrong with it.
CREATE TYPE paidan_int.new_territory AS (
	row_no int,
	code text,
	name text,
	short_name text,
	level text,
	parent_code text,
	host_code text,
	zone_given boolean,
	zone_code text,
	fault text,
	field text,
	verdict text
);
