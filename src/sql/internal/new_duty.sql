-- SPDX-License-Identifier: MIT
-- A row on its way into the registry: what was given, read and looked up. code
-- and field tell what is wrong with it. verdict: new, changed (the next version
-- of duty_no, or of a row of the same file), same, bad.
CREATE TYPE paidan_int.new_duty AS (
	row_no int,
	unit_id int,
	category_id int,
	territory_code text,
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
	code text,
	field text,
	verdict text,
	duty_no int
);
