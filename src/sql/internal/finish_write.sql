-- SPDX-License-Identifier: MIT
-- Ends a write that leaves the ticket open: the row, the event, the feed, the
-- answer.
CREATE FUNCTION paidan_int.finish_write(a paidan_int.act, to_state text, detail jsonb DEFAULT '{}')
RETURNS paidan_api.write_result
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open;
BEGIN
	a := advance(a, to_state);
	t := a.t;
	UPDATE ticket_open o
	SET version = t.version, state = t.state, queue = t.queue, state_at = t.state_at,
	    due_at = t.due_at, warn_at = t.warn_at, due_unit = t.due_unit,
	    provisional = t.provisional,
	    paused = t.paused, class = t.class, rule_version = t.rule_version,
	    dispatched_at = t.dispatched_at, urgency = t.urgency, unit_id = t.unit_id,
	    unit_ids = t.unit_ids, category_id = t.category_id,
	    territory_code = t.territory_code, hops = t.hops, round = t.round,
	    returns = t.returns, tried = t.tried, looped = t.looped, objected = t.objected,
	    ladder = t.ladder, level = t.level, chase_steps = t.chase_steps,
	    chased_at = t.chased_at, chase_outcome = t.chase_outcome, promised_at = t.promised_at,
	    call_at = t.call_at, call_mark = t.call_mark, calls = t.calls, redo = t.redo,
	    keeper = t.keeper, claim_by = t.claim_by, claim_until = t.claim_until,
	    confidants = t.confidants
	WHERE o.id = t.id;
	PERFORM write_event(a, t.state, detail);
	PERFORM write_change(a);
	PERFORM follow_supervision(a);
	RETURN store_result(a);
END
$$;
