-- SPDX-License-Identifier: MIT
-- The territories.
CREATE VIEW paidan_api.territory_list WITH (security_invoker = true) AS
SELECT t.code, t.name, t.full_name, t.level
FROM paidan.territory t;
