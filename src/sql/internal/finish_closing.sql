-- SPDX-License-Identifier: MIT
-- Ends a write that closes the ticket: it moves from the hot table to its
-- month, in this transaction, and for some days is among the recent ones as well.
CREATE FUNCTION paidan_int.finish_closing(a paidan_int.act, to_state text, close_type text,
    detail jsonb DEFAULT '{}')
RETURNS paidan_api.write_result
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open;
BEGIN
	a.t := drop_disputes(a);
	a := advance(a, to_state);
	t := a.t;
	DELETE FROM ticket_open o WHERE o.id = t.id;
	INSERT INTO ticket_closed (id, due_at, received_at, state_at, dispatched_at, closed_at,
	    platform_id, unit_id, category_id, version, urgency, hops, round, state,
	    territory_code, number, title, keeper, close_type, unit_ids, class,
	    rule_version, returns, tried, looped, ladder, level, confidants,
	    merged)
	VALUES (t.id, last_due(t), t.received_at, t.state_at, t.dispatched_at, a.at,
	    t.platform_id, t.unit_id, t.category_id, t.version, t.urgency, t.hops, t.round, t.state,
	    t.territory_code, t.number, t.title, t.keeper, close_type, t.unit_ids,
	    t.class, t.rule_version, t.returns, t.tried, t.looped, t.ladder, t.level,
	    t.confidants, t.merged);
	INSERT INTO ticket_recent (id, closed_at, platform_id, category_id, territory_code,
	    unit_ids, confidants)
	VALUES (t.id, a.at, t.platform_id, t.category_id, t.territory_code, t.unit_ids,
	    t.confidants);
	PERFORM write_event(a, t.state, detail || jsonb_build_object('close_type', close_type));
	PERFORM write_change(a);
	IF t.unit_id IS NOT NULL AND close_type IN ('resolved', 'explained', 'final') THEN
		PERFORM learn_later(t.id, t.unit_id, 'closed');
	END IF;
	RETURN store_result(a);
END
$$;
