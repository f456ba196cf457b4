-- SPDX-License-Identifier: MIT
-- What stands on the overdue desk: tickets that a unit is late with or soon will be;
-- on top, whatever their clocks say, those where somebody has to be on the spot,
-- and those whose unit asks for more time. Parked, merged and closed tickets have
-- no unit to wait for, and one whose clocks stand still is not late. Who asks for the ones on
-- top (or for the others) spares the planner the other half.
CREATE VIEW paidan_api.late_ticket WITH (security_invoker = true) AS
WITH site AS MATERIALIZED (
	SELECT s.* FROM paidan_api.on_site_clocks() AS s
), more AS MATERIALIZED (
	SELECT e.* FROM paidan_api.extensions_waiting() AS e
)
SELECT t.id, CASE WHEN s.ticket_id IS NOT NULL THEN 'on_site' ELSE 'extension' END AS section,
    true AS top, t.queue,
    t.unit_id, t.due_at, t.due_at <= statement_timestamp() AND NOT t.paused AS overdue,
    t.class AS class_code, t.chase_steps, t.chased_at, t.chase_outcome, t.promised_at,
    s.due_at AS site_due_at, coalesce(s.phone_first, false) AS phone_first, e.amount,
    e.unit AS amount_unit, e.ground
FROM (SELECT ticket_id FROM site UNION SELECT ticket_id FROM more) AS i
JOIN paidan.ticket_open t ON t.id = i.ticket_id
LEFT JOIN site s ON s.ticket_id = t.id
LEFT JOIN more e ON e.ticket_id = t.id
UNION ALL
SELECT t.id, 'unit', false, t.queue, t.unit_id, t.due_at, t.due_at <= statement_timestamp(),
    t.class,
    t.chase_steps, t.chased_at, t.chase_outcome, t.promised_at, NULL, false, NULL, NULL, NULL
FROM paidan.ticket_open t
WHERE least(t.warn_at, t.due_at) <= statement_timestamp()
    AND t.queue IN ('sign_in', 'handling') AND NOT t.paused
    -- (NOT IN is looked up in a hash, where <> ALL goes through the whole array.)
    AND t.id NOT IN (SELECT ticket_id FROM site UNION ALL SELECT ticket_id FROM more);
