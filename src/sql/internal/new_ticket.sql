-- SPDX-License-Identifier: MIT
-- One appeal on its way in: what was given, read and looked up. code and
-- field tell what is wrong with it; without fault it has an id and, once it
-- is new, a number.
CREATE TYPE paidan_int.new_ticket AS (
	row_no int,
	external_no text,
	title text,
	body text,
	place text,
	received_at timestamptz,
	name text,
	phone text,
	id_number text,
	address text,
	territory_code text,
	category_id int,
	urgency smallint,
	code text,
	field text,
	ticket bigint,
	citizen bigint,
	anonymous boolean
);
