-- SPDX-License-Identifier: MIT
-- A ticket has another class: its clocks follow the new class' rows of their
-- own version, from where they started; those it has no row for end, those
-- that only it has run since the dispatch.
CREATE FUNCTION paidan_int.change_class(a paidan_int.act)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	t paidan.ticket_open := a.t;
	dropped bigint[];
BEGIN
	UPDATE clock c
	SET rule_id = coalesce(rule_for(r.version, t.class, t.urgency, c.kind), c.rule_id)
	FROM rule_clock r
	WHERE c.ticket_id = t.id AND r.id = c.rule_id;
	dropped := ARRAY(SELECT c.id FROM clock c JOIN rule_clock r ON r.id = c.rule_id
	    WHERE c.ticket_id = t.id
	        AND rule_for(r.version, t.class, t.urgency, c.kind) IS NULL);
	PERFORM stop_clocks(a, dropped, array_fill('dropped'::text, ARRAY[cardinality(dropped)]));
	PERFORM recount(ARRAY(SELECT c.id FROM clock c WHERE c.ticket_id = t.id));
	IF t.dispatched_at IS NULL THEN
		RETURN;
	END IF;
	PERFORM start_clocks(ARRAY(
	    SELECT ROW(t.id, x.kind, t.dispatched_at, t.class, t.urgency, t.round)
	        ::paidan_int.clock_start
	    FROM clock_rule x
	    WHERE x.verb = 'dispatch' AND x.effect = 'start'
	        AND t.round BETWEEN coalesce(x.first_round, 0) AND coalesce(x.last_round, t.round)
	        AND NOT EXISTS (SELECT FROM clock c WHERE c.ticket_id = t.id AND c.kind = x.kind)
	        AND NOT EXISTS (SELECT FROM past_clocks_of(t.id) p
	            WHERE p.kind = x.kind AND p.started_at = t.dispatched_at)));
END
$$;
