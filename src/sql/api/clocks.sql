-- SPDX-License-Identifier: MIT
-- The clocks of a ticket, open or closed, in the order in which they started,
-- as they stand now. level: 0, 1 warned of, 2 overdue.
CREATE FUNCTION paidan_api.clocks(ticket bigint)
RETURNS TABLE (kind text, class text, started_at timestamptz, due_at timestamptz,
    warn_at timestamptz, level int, paused_since timestamptz, resume_on date,
    stopped_at timestamptz, outcome text, version int, unit text, amount int, provisional boolean,
    phone_first boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT c.kind, r.class, c.started_at, c.due_at, c.warn_at,
	    CASE WHEN coalesce(c.stopped_at, (context()).at) > c.due_at THEN 2
	        WHEN c.stopped_at IS NULL AND (context()).at > c.warn_at THEN 1 ELSE 0 END,
	    c.paused_at, c.resume_on, c.stopped_at, c.outcome, r.version, r.unit,
	    r.amount + c.extended, c.provisional, r.phone_first
	FROM all_clocks(ticket) AS c
	JOIN rule_clock r ON r.id = c.rule_id
	ORDER BY c.started_at, c.id;
END
$$;
