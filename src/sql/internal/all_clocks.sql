-- SPDX-License-Identifier: MIT
-- What runs on a ticket and what is over, alike. A window past which silence
-- means consent has ended by itself.
CREATE FUNCTION paidan_int.all_clocks(ticket bigint)
RETURNS TABLE (id bigint, kind text, rule_id int, started_at timestamptz, due_at timestamptz,
    warn_at timestamptz, paused_at timestamptz, resume_on date, extended int, round smallint,
    provisional boolean, stopped_at timestamptz, outcome text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	now timestamptz := (context()).at;
BEGIN
	RETURN QUERY
	SELECT c.id, c.kind, c.rule_id, c.started_at, c.due_at, c.warn_at, c.paused_at, c.resume_on,
	    c.extended, c.round, c.provisional,
	    CASE WHEN c.kind = 'objection' AND c.due_at < now THEN c.due_at END,
	    CASE WHEN c.kind = 'objection' AND c.due_at < now THEN 'silent' END
	FROM clock c WHERE c.ticket_id = ticket
	UNION ALL
	SELECT p.id, p.kind, p.rule_id, p.started_at, p.due_at, p.warn_at, NULL, NULL, p.extended,
	    p.round, p.provisional, p.stopped_at, p.outcome
	FROM past_clocks_of(ticket) p;
END
$$;
