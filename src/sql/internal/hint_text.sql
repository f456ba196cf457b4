-- SPDX-License-Identifier: MIT
-- What a ticket shows to the judge: features (hashes), of which block each is
-- (see hint_vector), and the word that it stands for, if it stands for one.
CREATE TYPE paidan_int.hint_text AS (
	features bigint[],
	blocks smallint[],
	words text[]
);
