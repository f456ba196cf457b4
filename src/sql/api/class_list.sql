-- SPDX-License-Identifier: MIT
-- The classes of the rules in force today.
CREATE VIEW paidan_api.class_list WITH (security_invoker = true) AS
SELECT c.code, c.name, c.lane, c.urgency, c.is_default, c.position
FROM paidan.rule_class c
WHERE c.version = paidan_int.rules_today();
