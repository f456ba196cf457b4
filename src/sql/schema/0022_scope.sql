-- SPDX-License-Identifier: MIT
-- How far each active account reaches, worked out beforehand: row security reads one row of it
-- at every page. It gives nothing by itself: what counts only with a right is asked of the
-- groups each time. Written by paidan_int.keep_scope alone.
CREATE TABLE paidan.scope (
	login text PRIMARY KEY,
	platforms int[] NOT NULL,     -- its own and those below; with see_platform
	own_units int[] NOT NULL,     -- with see_unit
	units int[] NOT NULL,         -- those and the one that runs its platform; with both rights
	watched int[] NOT NULL,       -- platforms of which it watches trades or areas
	trades int[],                 -- categories, down to the last; NULL: all
	areas text[]                  -- territories, down to the last; NULL: all
);
