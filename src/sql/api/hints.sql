-- SPDX-License-Identifier: MIT
-- Which units could answer for a ticket, best first, with every reason and
-- warning as data: at most 20. What a unit's reasons weigh together is its
-- score: of a kind only the strongest counts. A unit that takes nothing any
-- more comes last, and only if the registry or a ruling names it; one that has
-- returned this very ticket loses some. Two that the registry puts equal have
-- equal points from it, and both are marked. Nothing for a ticket that is not
-- open or may not be seen.
CREATE FUNCTION paidan_api.hints(ticket bigint)
RETURNS TABLE (seq int, unit_id int, role text, score int, kind text, reasons jsonb,
    warnings jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	t paidan.ticket_open;
	x paidan.ticket_text;
	v record;
	returned float8 := hint_rules() ->> 'returned';
	below int[];
	refused int[];
BEGIN
	-- A unit does not send, and is not told how others fare.
	IF NOT can_see(ticket) OR NOT has_right(my_login(), 'see_platform') THEN
		RETURN;
	END IF;
	SELECT o.* INTO t FROM ticket_open o WHERE o.id = ticket;
	IF NOT FOUND THEN
		RETURN;
	END IF;
	SELECT o.* INTO x FROM text_of(ticket) o;
	SELECT * INTO v FROM registry_verdict(t.category_id, t.territory_code, today());
	-- Whom the platform reaches, as reaches() has it for one unit; who has returned it.
	below := ARRAY(SELECT p.id FROM platform f JOIN platform p ON p.path <@ f.path
	    WHERE f.id = t.platform_id);
	refused := ARRAY(SELECT a.unit_id FROM assignment a
	    WHERE a.ticket_id = t.id AND a.returned_at IS NOT NULL);
	RETURN QUERY
	WITH found AS (
		SELECT r.*, row_number() OVER (PARTITION BY r.unit_id, r.reason ->> 'kind'
		    ORDER BY r.weight DESC) AS n
		FROM hint_reasons(t.id, t.category_id, t.territory_code, t.title || ' ' || x.body,
		    x.place) AS r
	), summed AS (
		SELECT f.unit_id, sum(f.weight) FILTER (WHERE f.n = 1) AS points,
		    (array_agg(f.role ORDER BY f.reason ->> 'kind' IN ('ruling', 'duty') DESC,
		        f.weight DESC))[1] AS role,
		    jsonb_agg(f.reason ORDER BY f.weight DESC) AS reasons,
		    bool_or(f.reason ->> 'kind' IN ('ruling', 'duty')) AS named
		FROM found f
		GROUP BY f.unit_id
	), best AS (
		SELECT s.*, row_number() OVER (ORDER BY u.active DESC, s.points
		    - CASE WHEN s.unit_id = ANY (refused) THEN returned ELSE 0 END DESC,
		    u.code) AS n
		FROM summed s
		JOIN unit u ON u.id = s.unit_id
		WHERE (u.active OR s.named)
		    AND (u.platform_id = ANY (below) OR u.runs_platform_id = ANY (below))
		ORDER BY n
		LIMIT 20
	)
	SELECT b.n::int, b.unit_id, b.role, round(b.points)::int, b.reasons -> 0 ->> 'kind',
	    b.reasons, w.warnings
	FROM best b
	JOIN hint_warnings(t, ARRAY(SELECT o.unit_id FROM best o), v.verdict, v.leads, v.duties)
	    AS w ON w.unit_id = b.unit_id
	ORDER BY b.n;
END
$$;
