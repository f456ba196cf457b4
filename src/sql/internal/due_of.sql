-- SPDX-License-Identifier: MIT
-- What its clocks make of a ticket: due and warned of at the earliest, whether
-- that rests on a calendar not published yet, whether one stands still, and
-- the rules that the newest follows.
CREATE FUNCTION paidan_int.due_of(tickets bigint[])
RETURNS TABLE (ticket_id bigint, due_at timestamptz, warn_at timestamptz, provisional boolean,
    paused boolean, rule_version int, due_unit text)
LANGUAGE plpgsql STABLE ROWS 10
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT i.id, coalesce(min(c.due_at) FILTER (WHERE k.counts), never()),
	    coalesce(min(c.warn_at) FILTER (WHERE k.counts), never()),
	    coalesce((array_agg(c.provisional ORDER BY c.due_at)
	        FILTER (WHERE k.counts))[1], false),
	    coalesce(bool_or(c.paused_at IS NOT NULL), false),
	    (array_agg(r.version ORDER BY c.id DESC))[1],
	    (array_agg(r.unit ORDER BY c.due_at) FILTER (WHERE k.counts))[1]
	FROM unnest(tickets) AS i(id)
	LEFT JOIN clock c ON c.ticket_id = i.id
	LEFT JOIN clock_kind k ON k.code = c.kind
	LEFT JOIN rule_clock r ON r.id = c.rule_id
	GROUP BY i.id;
END
$$;
