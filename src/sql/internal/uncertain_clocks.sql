-- SPDX-License-Identifier: MIT
-- Clocks that rest on a year as if it had no holidays. What ends in the year is
-- firm, or past it, once it is computed anew with the year published: so many
-- tickets' of them. What only passes through it, or ends in a year that is
-- told of but not published, may rest on the like again: of those, what comes
-- out otherwise than it is.
CREATE FUNCTION paidan_int.uncertain_clocks(wanted text, year int, published boolean, most int)
RETURNS TABLE (id bigint, ticket_id bigint)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	begins timestamptz := make_date(year, 1, 1)::timestamp AT TIME ZONE zone();
	ends timestamptz := make_date(year + 1, 1, 1)::timestamp AT TIME ZONE zone();
	others paidan.clock[] := ARRAY(SELECT c FROM clock c
	    JOIN rule_clock r ON r.id = c.rule_id AND r.calendar = wanted
	    WHERE c.provisional AND c.started_at < ends
	        AND c.due_at > CASE WHEN published THEN ends ELSE begins END);
BEGIN
	RETURN QUERY
	SELECT c.id, c.ticket_id
	FROM reckon(others) AS n JOIN clock c ON c.id = n.id
	WHERE (c.due_at, c.warn_at, c.provisional)
	    IS DISTINCT FROM (n.due_at, n.warn_at, n.provisional);
	IF NOT published THEN
		RETURN;
	END IF;
	RETURN QUERY
	WITH found AS (
		SELECT c.id, c.ticket_id
		FROM clock c JOIN rule_clock r ON r.id = c.rule_id AND r.calendar = wanted
		WHERE c.provisional AND c.due_at > begins AND c.due_at <= ends
	)
	SELECT f.id, f.ticket_id FROM found f
	WHERE f.ticket_id IN (SELECT g.ticket_id FROM found g GROUP BY 1 ORDER BY 1 LIMIT most);
END
$$;
