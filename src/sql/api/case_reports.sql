-- SPDX-License-Identifier: MIT
-- What the units were asked to report in a case and what they said; another
-- unit's is not shown to a unit.
CREATE FUNCTION paidan_api.case_reports(wanted bigint)
RETURNS TABLE (id bigint, unit_id int, unit_name text, demand text, due_at timestamptz,
    asked_at timestamptz, asked_name text, answered_at timestamptz, answered_name text,
    text text, liaison_name text, liaison_phone text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	own boolean := reads_case(wanted);
BEGIN
	IF NOT sees_case(wanted) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT r.id, r.unit_id, u.short_name, r.demand, r.due_at, r.asked_at,
	    coalesce(a.name, r.asked_by), r.answered_at, coalesce(b.name, r.answered_by), r.text,
	    l.name, l.phone
	FROM supervision_report r
	JOIN unit u ON u.id = r.unit_id
	LEFT JOIN account a ON a.login = r.asked_by
	LEFT JOIN account b ON b.login = r.answered_by
	LEFT JOIN LATERAL (SELECT i.name, i.phone FROM liaison i
	    WHERE i.unit_id = r.unit_id ORDER BY i.id LIMIT 1) AS l ON true
	WHERE r.case_id = wanted AND (own OR r.unit_id = ANY (my_units()))
	ORDER BY r.id;
END
$$;
