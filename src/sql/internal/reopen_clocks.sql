-- SPDX-License-Identifier: MIT
-- Takes back that clocks were stopped: they run on as if they never had been.
CREATE FUNCTION paidan_int.reopen_clocks(t paidan.ticket_open, kinds text[])
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	WITH last AS (
		SELECT DISTINCT ON (p.kind) p.id FROM clock_past p
		WHERE p.ticket_id = t.id AND p.kind = ANY (kinds) AND p.round = t.round
		ORDER BY p.kind, p.id DESC
	), gone AS (
		DELETE FROM clock_past p USING last
		WHERE p.ticket_id = t.id AND p.id = last.id
		RETURNING p.*
	)
	INSERT INTO clock (id, ticket_id, started_at, due_at, warn_at, rule_id, extended, round,
	    provisional, kind)
	SELECT g.id, g.ticket_id, g.started_at, g.due_at, g.warn_at, g.rule_id, g.extended,
	    g.round, g.provisional, g.kind
	FROM gone g;
END
$$;
