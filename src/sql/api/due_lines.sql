-- SPDX-License-Identifier: MIT
-- How each clock of a ticket came by its due time, line by line, as data: a
-- code and its facts; a client has the sentences. Moments are told in the
-- city's time.
CREATE FUNCTION paidan_api.due_lines(ticket bigint)
RETURNS TABLE (clock int, seq int, kind text, code text, facts jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT c.n::int, (row_number() OVER (PARTITION BY c.n ORDER BY l.part, l.n))::int, c.kind,
	    l.code, l.facts
	FROM (SELECT row_number() OVER (ORDER BY a.started_at, a.id) AS n, a.*
	    FROM all_clocks(ticket) AS a) AS c
	CROSS JOIN LATERAL clock_lines(c.id, c.rule_id, c.started_at, c.due_at, c.warn_at,
	    c.paused_at, c.provisional, c.stopped_at, c.outcome) WITH ORDINALITY
	    AS l(part, code, facts, n)
	ORDER BY 1, 2;
END
$$;
