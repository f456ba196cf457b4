-- SPDX-License-Identifier: MIT
-- The labels of a feature, with what is known of each.
CREATE TYPE paidan_int.hint_kept AS (
	labels int[],
	weights real[],
	doubts real[],
	counts int[]
);
