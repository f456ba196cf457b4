-- SPDX-License-Identifier: MIT
-- Ends clocks. done is told apart by whether it was in time; the silence of a
-- window that was over before has ended it then.
CREATE FUNCTION paidan_int.stop_clocks(a paidan_int.act, ids bigint[], outcomes text[])
RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	still bigint[] := ARRAY(SELECT c.id FROM clock c WHERE c.id = ANY (ids)
	    AND c.paused_at IS NOT NULL);
BEGIN
	IF still <> '{}' THEN
		PERFORM resume_clocks(a, still);
	END IF;
	WITH gone AS (
		DELETE FROM clock c USING unnest(ids, outcomes) AS i(id, outcome)
		WHERE c.id = i.id
		RETURNING c.*, i.outcome
	)
	INSERT INTO clock_past (id, ticket_id, started_at, due_at, warn_at, stopped_at, rule_id,
	    extended, round, provisional, kind, outcome)
	SELECT g.id, g.ticket_id, g.started_at, g.due_at, g.warn_at,
	    CASE WHEN g.kind = 'objection' THEN least(a.at, g.due_at) ELSE a.at END, g.rule_id,
	    g.extended, g.round, g.provisional, g.kind,
	    CASE WHEN g.kind = 'objection' AND a.at > g.due_at THEN 'silent'
	        WHEN g.outcome = 'done' AND a.at > g.due_at THEN 'late'
	        ELSE g.outcome END
	FROM gone g;
END
$$;
