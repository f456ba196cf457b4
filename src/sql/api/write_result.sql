-- SPDX-License-Identifier: MIT
-- What every write answers. at_ms: when it happened, in ms since 1970.
CREATE TYPE paidan_api.write_result AS (
	ticket bigint,
	version int,
	state text,
	number text,
	at_ms bigint
);
