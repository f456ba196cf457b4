-- SPDX-License-Identifier: MIT
-- One feature of a ticket, how much of it there is, and what was learned of
-- it; labels is NULL for one never met.
CREATE TYPE paidan_int.hint_term AS (
	n int,                        -- from 1, without gaps
	feature bigint,
	x float8,
	labels int[],
	weights real[],
	doubts real[],
	counts int[]
);
