-- SPDX-License-Identifier: MIT
-- The tickets that are open and that the login may see. The names are looked
-- up row by row, so a page costs an index scan and a page of look-ups.
CREATE VIEW paidan_api.open_ticket WITH (security_invoker = true) AS
SELECT t.id, t.number, t.title, t.platform_id, t.state, t.queue, t.urgency, t.due_at,
    t.received_at, t.version, t.hops, t.round, t.unit_id, u.short_name AS unit_name,
    t.category_id, c.label AS category_name, t.territory_code, p.county_name AS territory_name,
    t.keeper,
    CASE WHEN t.claim_until > statement_timestamp() THEN t.claim_by END AS claim_by,
    CASE WHEN t.claim_until > statement_timestamp() THEN a.name END AS claim_name,
    CASE WHEN t.claim_until > statement_timestamp() THEN t.claim_until END AS claim_until,
    t.state_at, t.class, t.warn_at, t.provisional, t.paused, t.due_unit,
    t.returns, t.looped, t.objected, t.docket, t.level, t.ladder,
    t.confidants IS NOT NULL AS confidential, t.supervised,
    t.call_at, t.call_mark, t.calls, t.redo, t.zone, o.name AS keeper_name,
    t.merged
FROM paidan.ticket_open t
LEFT JOIN paidan.unit u ON u.id = t.unit_id
LEFT JOIN paidan.category c ON c.id = t.category_id
LEFT JOIN paidan.territory p ON p.code = t.territory_code
LEFT JOIN paidan.account a ON a.login = t.claim_by
LEFT JOIN paidan.account o ON o.login = t.keeper;
