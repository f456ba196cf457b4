-- SPDX-License-Identifier: MIT
-- A ticket that was closed elsewhere, as it was read; code and field tell what
-- is wrong with it.
CREATE TYPE paidan_int.old_case AS (
	row_no int,
	body text,
	place text,
	category_id int,
	territory_code text,
	unit_id int,
	at timestamptz,
	outcome text,
	code text,
	field text
);
