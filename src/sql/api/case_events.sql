-- SPDX-License-Identifier: MIT
-- The record of a case, oldest first; for who keeps it, and a joint
-- supervisor who sees all of it. A unit has what concerns
-- its tickets in their records.
CREATE FUNCTION paidan_api.case_events(wanted bigint)
RETURNS TABLE (seq int, at timestamptz, actor text, actor_name text, unit_name text, verb text,
    detail jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	IF NOT reads_case(wanted) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT e.seq, e.at, e.actor, e.actor_name, u.short_name, e.verb, e.detail
	FROM supervision_event e LEFT JOIN unit u ON u.id = e.unit_id
	WHERE e.case_id = wanted
	ORDER BY e.seq;
END
$$;
