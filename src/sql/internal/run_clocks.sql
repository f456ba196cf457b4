-- SPDX-License-Identifier: MIT
-- What a finished write means for the ticket's clocks, as paidan.clock_rule
-- says, and what they then make of the ticket. No verb knows of it. It has moved
-- by it when it is in another state or with another lead.
CREATE FUNCTION paidan_int.run_clocks(a paidan_int.act)
RETURNS paidan_int.act
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	t paidan.ticket_open := a.t;
	moved boolean := t.state <> a.from_state OR t.unit_id IS DISTINCT FROM a.lead_before;
	closes boolean := NOT (SELECT s.is_open FROM state s WHERE s.code = t.state);
	ids bigint[];
	outcomes text[];
	starts paidan_int.clock_start[];
	reopened text[];
BEGIN
	IF t.class IS DISTINCT FROM a.class_before THEN
		PERFORM change_class(a);
	END IF;
	SELECT array_agg(c.id), array_agg(coalesce(x.outcome, 'closed')) INTO ids, outcomes
	FROM clock c
	LEFT JOIN clock_rule x ON x.kind = c.kind AND x.effect = 'stop' AND x.verb = a.verb
	    AND coalesce(x.to_state, t.state) = t.state AND coalesce(x.moves, moved) = moved
	WHERE c.ticket_id = t.id AND (closes OR x.kind IS NOT NULL);
	IF ids IS NOT NULL THEN
		PERFORM stop_clocks(a, ids, outcomes);
	END IF;
	SELECT array_agg(x.kind) FILTER (WHERE x.effect = 'reopen'),
	    array_agg(ROW(t.id, x.kind, CASE WHEN x.from_receipt THEN t.received_at ELSE a.at END,
	        t.class, t.urgency, t.round)::paidan_int.clock_start)
	        FILTER (WHERE x.effect = 'start')
	INTO reopened, starts
	FROM clock_rule x
	WHERE x.verb = a.verb AND x.effect IN ('start', 'reopen')
	    AND coalesce(x.to_state, t.state) = t.state AND coalesce(x.moves, moved) = moved
	    AND t.round BETWEEN coalesce(x.first_round, 0) AND coalesce(x.last_round, t.round);
	IF reopened IS NOT NULL THEN
		PERFORM reopen_clocks(t, reopened);
	END IF;
	IF starts IS NOT NULL THEN
		PERFORM start_clocks(starts);
	END IF;
	SELECT d.due_at, d.warn_at, d.provisional, d.paused,
	    coalesce(d.rule_version, t.rule_version), d.due_unit
	INTO t.due_at, t.warn_at, t.provisional, t.paused, t.rule_version, t.due_unit
	FROM due_of(ARRAY[t.id]) AS d;
	a.t := t;
	RETURN a;
END
$$;
