-- SPDX-License-Identifier: MIT
-- The channels that appeals come by.
CREATE VIEW paidan_api.channel_list WITH (security_invoker = true) AS
SELECT c.id, c.code, c.name
FROM paidan.channel c;
