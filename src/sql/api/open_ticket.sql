-- SPDX-License-Identifier: MIT
-- The tickets that are open and that the login may see. The names are looked up row by row, so
-- a page costs an index scan and a page of look-ups: as sub-selects, for five joins made the
-- plan of a page three times as large and as long in the making, in every console's server process.
CREATE VIEW paidan_api.open_ticket WITH (security_invoker = true) AS
SELECT t.id, t.number, t.title, t.platform_id, t.state, t.queue, t.urgency, t.due_at,
    t.received_at, t.version, t.hops, t.round, t.unit_id,
    (SELECT u.short_name FROM paidan.unit u WHERE u.id = t.unit_id) AS unit_name,
    t.category_id,
    (SELECT c.label FROM paidan.category c WHERE c.id = t.category_id) AS category_name,
    t.territory_code,
    (SELECT p.county_name FROM paidan.territory p WHERE p.code = t.territory_code)
        AS territory_name,
    t.keeper,
    CASE WHEN t.claim_until > statement_timestamp() THEN t.claim_by END AS claim_by,
    CASE WHEN t.claim_until > statement_timestamp()
        THEN (SELECT a.name FROM paidan.account a WHERE a.login = t.claim_by) END AS claim_name,
    CASE WHEN t.claim_until > statement_timestamp() THEN t.claim_until END AS claim_until,
    t.state_at, t.class, t.warn_at, t.provisional, t.paused, t.due_unit,
    t.returns, t.looped, t.objected, t.docket, t.level, t.ladder,
    t.confidants IS NOT NULL AS confidential, t.supervised,
    t.call_at, t.call_mark, t.calls, t.redo, t.zone,
    (SELECT o.name FROM paidan.account o WHERE o.login = t.keeper) AS keeper_name,
    t.merged
FROM paidan.ticket_open t;
