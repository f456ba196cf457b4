-- SPDX-License-Identifier: MIT
-- The tickets that are closed and that the login may see: the columns of
-- open_ticket, then when and how.
CREATE VIEW paidan_api.closed_ticket WITH (security_invoker = true) AS
SELECT t.id, t.number, t.title, t.platform_id, t.state, 'closed'::text AS queue, t.urgency,
    t.due_at, t.received_at, t.version, t.hops, t.round, t.unit_id,
    (SELECT u.short_name FROM paidan.unit u WHERE u.id = t.unit_id) AS unit_name,
    t.category_id,
    (SELECT c.label FROM paidan.category c WHERE c.id = t.category_id) AS category_name,
    t.territory_code,
    (SELECT p.county_name FROM paidan.territory p WHERE p.code = t.territory_code)
        AS territory_name,
    t.keeper,
    NULL::text AS claim_by, NULL::text AS claim_name, NULL::timestamptz AS claim_until,
    t.state_at, t.closed_at, t.close_type, t.class, NULL::timestamptz AS warn_at,
    false AS provisional, false AS paused, t.returns, t.looped, false AS objected,
    false AS docket, t.level, t.ladder,
    t.confidants IS NOT NULL AS confidential, 0::smallint AS supervised,
    NULL::timestamptz AS call_at, NULL::text AS call_mark, 0::smallint AS calls, NULL::text AS redo,
    t.round > 1 AS zone, NULL::text AS keeper_name,
    t.merged
FROM paidan.ticket_closed t;
