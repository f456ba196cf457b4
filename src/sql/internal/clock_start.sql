-- SPDX-License-Identifier: MIT
-- A clock that is to start, if the rules know it.
CREATE TYPE paidan_int.clock_start AS (
	ticket bigint,
	kind text,
	at timestamptz,
	class text,
	urgency smallint,
	round smallint
);
