-- SPDX-License-Identifier: MIT
-- One write to a case under way: the act, and the case; the verb changes both.
CREATE TYPE paidan_int.case_act AS (
	a paidan_int.act,
	c paidan.supervision
);
