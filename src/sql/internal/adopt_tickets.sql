-- SPDX-License-Identifier: MIT
-- Gives clocks to open tickets that are older than the clocks. They count from
-- what is known: the receipt, the dispatch, the last move.
CREATE FUNCTION paidan_int.adopt_tickets()
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	tickets bigint[] := ARRAY(SELECT o.id FROM ticket_open o
	    WHERE o.class IS NULL ORDER BY o.id);
BEGIN
	UPDATE ticket_open o
	SET class = class_of(rules_on((o.received_at AT TIME ZONE zone())::date), NULL, o.urgency)
	WHERE o.id = ANY (tickets);
	PERFORM start_clocks(ARRAY(
	    SELECT ROW(o.id, x.kind, CASE WHEN x.verb = 'dispatch'
	        THEN coalesce(o.dispatched_at, o.state_at)
	        WHEN x.from_receipt THEN o.received_at ELSE o.state_at END,
	        o.class, o.urgency, o.round)::paidan_int.clock_start
	    FROM ticket_open o
	    JOIN (VALUES ('registered', 'register'), ('returned', 'return_ticket'),
	        ('dispatched', 'dispatch'), ('handling', 'dispatch'), ('replied', 'reply'),
	        ('reviewed', 'reply'), ('dissatisfied', 'follow_up')) AS v(state, verb)
	        ON v.state = o.state
	    JOIN clock_rule x ON x.verb = v.verb AND x.effect = 'start'
	        AND coalesce(x.to_state, v.state) = v.state
	        AND o.round BETWEEN coalesce(x.first_round, 0) AND coalesce(x.last_round, o.round)
	        AND NOT (o.state = 'handling' AND x.kind = 'sign_in')
	    WHERE o.id = ANY (tickets)));
	UPDATE ticket_open o
	SET due_at = d.due_at, warn_at = d.warn_at, due_unit = d.due_unit,
	    provisional = d.provisional,
	    rule_version = coalesce(d.rule_version,
	        rules_on((o.received_at AT TIME ZONE zone())::date))
	FROM due_of(tickets) AS d WHERE o.id = d.ticket_id;
END
$$;
