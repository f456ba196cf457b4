-- SPDX-License-Identifier: MIT
-- One feature of a ticket and how much of it there is.
CREATE TYPE paidan_int.hint_term AS (
	n int,                        -- its place in hint_text
	feature bigint,
	x float8
);
