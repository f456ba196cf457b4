-- SPDX-License-Identifier: MIT
-- The clocks that a dispatch of the ticket would start now, as start_clocks
-- would, but nothing is written. Nothing for a ticket that is not open or may
-- not be seen.
CREATE FUNCTION paidan_api.clock_preview(ticket bigint)
RETURNS TABLE (kind text, due_at timestamptz, provisional boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	t paidan.ticket_open;
	now_at timestamptz := (context()).at;
	rules int := rules_on((now_at AT TIME ZONE zone())::date);
	fresh paidan.clock[];
BEGIN
	SELECT o.* INTO t FROM ticket_open o WHERE o.id = ticket AND can_see(ticket);
	IF NOT FOUND THEN
		RETURN;
	END IF;
	t.round := t.round + (t.state = 'dissatisfied')::int;
	-- In the order of the table's columns.
	SELECT array_agg(ROW(0, t.id, now_at, NULL, NULL, NULL, NULL, s.rule, 0, t.round, false,
	    s.kind)::paidan.clock)
	INTO fresh
	FROM (
		SELECT x.kind, rule_for(rules, t.class, t.urgency, x.kind) AS rule
		FROM clock_rule x
		WHERE x.verb = 'dispatch' AND x.effect = 'start'
		    AND t.round BETWEEN coalesce(x.first_round, 0)
		        AND coalesce(x.last_round, t.round)
	) AS s
	WHERE s.rule IS NOT NULL;
	RETURN QUERY
	SELECT n.kind, n.due_at, n.provisional
	FROM reckon(fresh) AS n
	JOIN clock_kind k ON k.code = n.kind
	ORDER BY n.due_at, k.position;
END
$$;
