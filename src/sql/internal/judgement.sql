-- SPDX-License-Identifier: MIT
-- What the registry says of a lead unit at a moment, and what is to be said
-- before it is sent nevertheless (NULL: nothing), with the facts of it.
CREATE TYPE paidan_int.judgement AS (
	verdict text,                 -- match, conflict, gap, against
	leads int[],                  -- who leads by the registry
	duties int[],                 -- its rows
	warning text,
	facts jsonb
);
