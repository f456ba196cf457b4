-- SPDX-License-Identifier: MIT
-- The units, each with its liaison officer if it has one. reach: the platforms
-- that may send to it (paidan_int.reaches).
CREATE VIEW paidan_api.unit_list WITH (security_invoker = true) AS
SELECT u.id, u.code, u.name, u.short_name, u.kind, u.platform_id, u.territory_code, u.aliases,
    u.active, u.runs_platform_id, l.name AS liaison_name, l.phone AS liaison_phone, l.night_phone,
    ARRAY(SELECT DISTINCT f.id FROM paidan.platform p
        JOIN paidan.platform f ON p.path OPERATOR(paidan_ext.<@) f.path
        WHERE p.id IN (u.platform_id, u.runs_platform_id) ORDER BY f.id) AS reach
FROM paidan.unit u
LEFT JOIN LATERAL (
	SELECT o.name, o.phone, o.night_phone FROM paidan.liaison o
	WHERE o.unit_id = u.id ORDER BY o.id LIMIT 1
) AS l ON true;
