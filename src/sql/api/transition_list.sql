-- SPDX-License-Identifier: MIT
-- Which verb is possible in which state: a console asks early, to save people's
-- typing; what decides is begin_write.
CREATE VIEW paidan_api.transition_list WITH (security_invoker = true) AS
SELECT DISTINCT t.verb, t.from_state
FROM paidan.transition t;
