-- SPDX-License-Identifier: MIT
-- What struck for the tickets of a case, by which rule of which version; of the
-- tickets that the login may see.
CREATE FUNCTION paidan_api.case_causes(wanted bigint)
RETURNS TABLE (ticket_id bigint, number text, kind text, at timestamptz, rule_version int,
    level int, unit text, amount int, times int, lane text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	IF NOT sees_case(wanted) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT s.ticket_id, number_of(s.ticket_id), s.kind, s.at, s.rule_version, r.level::int,
	    r.unit, r.amount, r.times, r.lane
	FROM supervision_cause s
	JOIN rule_supervision r ON r.version = s.rule_version AND r.n = s.rule_n
	WHERE s.case_id = wanted AND can_see(s.ticket_id)
	ORDER BY s.at, s.ticket_id, r.n;
END
$$;
