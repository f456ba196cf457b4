-- SPDX-License-Identifier: MIT
-- Writes a case as it now is, and its level on its tickets.
CREATE FUNCTION paidan_int.keep_case_row(c paidan.supervision)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	UPDATE supervision s
	SET version = c.version, level = c.level, due_at = c.due_at, state = c.state,
	    closed_at = c.closed_at, closed_by = c.closed_by, result_code = c.result_code,
	    result = c.result
	WHERE s.id = c.id;
	UPDATE ticket_open o
	SET supervised = CASE c.state WHEN 'closed' THEN 0 ELSE c.level END,
	    case_id = CASE c.state WHEN 'closed' THEN NULL ELSE c.id END
	FROM supervision_ticket x
	WHERE x.case_id = c.id AND o.id = x.ticket_id AND o.case_id = c.id
	    AND (c.state = 'closed' OR o.supervised <> c.level);
END
$$;
