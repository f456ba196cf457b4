-- SPDX-License-Identifier: MIT
-- A unit on its way in: as it is to be, its liaison officer with it. The
-- parent stands by its code, for it may come in the same file. fault, field:
-- what is wrong with it.
CREATE TYPE paidan_int.new_unit AS (
	row_no int,
	id int,
	code text,
	name text,
	short_name text,
	kind text,
	platform_id int,
	parent_code text,
	territory_code text,
	runs_platform_id int,
	aliases text[],
	active boolean,
	off_from timestamptz,
	off_until timestamptz,
	liaison_name text,
	liaison_phone text,
	night_phone text,
	fault text,
	field text,
	verdict text
);
