-- SPDX-License-Identifier: MIT
-- Codes to choose from: kind is return, intake, close, outcome, satisfaction,
-- pause or reveal.
CREATE VIEW paidan_api.reason_list WITH (security_invoker = true) AS
SELECT r.kind, r.code, r.name, r.position
FROM paidan.reason r;
