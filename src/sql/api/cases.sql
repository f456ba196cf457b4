-- SPDX-License-Identifier: MIT
-- A page of supervision cases behind a case (NULL: from the beginning), open or
-- closed; or, if ids are given, those of them that may be seen, whatever their
-- state.
CREATE FUNCTION paidan_api.cases(closed boolean, after bigint, most int,
    among bigint[] DEFAULT NULL)
RETURNS TABLE (id bigint, version int, number text, level int, level_name text, state text,
    kind text, rule_version int, rule_unit text, rule_amount int, rule_times int,
    rule_lane text, reason text, opened_at timestamptz, opened_name text, due_at timestamptz,
    closed_at timestamptz, closed_name text, result_code text, result text, tickets int,
    ticket_id bigint, ticket_number text, ticket_title text, units text, asked int,
    answered int, owned boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	platforms int[] := my_platforms();
	mine int[] := my_units();
	wanted bigint[];
BEGIN
	IF among IS NOT NULL THEN
		wanted := ARRAY(SELECT u FROM unnest(among[1:200]) AS u WHERE sees_case(u));
	ELSE
		wanted := case_page(platforms, coalesce(closed, false), after,
		    least(greatest(most, 1), 200));
	END IF;
	RETURN QUERY
	SELECT l.id, l.version, l.number, l.level, l.level_name, l.state, l.kind, l.rule_version,
	    l.rule_unit, l.rule_amount, l.rule_times, l.rule_lane, l.reason, l.opened_at,
	    l.opened_name, l.due_at, l.closed_at, l.closed_name, l.result_code, l.result,
	    l.tickets, l.ticket_id, l.ticket_number, l.ticket_title, l.units_text, l.asked,
	    l.answered, l.owned
	FROM case_lines(wanted, platforms, mine) AS l
	ORDER BY l.n;
END
$$;
