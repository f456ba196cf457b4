-- SPDX-License-Identifier: MIT
-- What is decided about a ticket whose citizen is not satisfied: whose it is, what the
-- rules propose, the unit above the last lead, a drafted final answer. confirm: it is
-- closed only when the citizen has said that it is solved.
CREATE FUNCTION paidan_api.zone_sheet(ticket bigint)
RETURNS TABLE (owner_name text, next text, confirm boolean, last_lead int, superior int,
    superior_name text, redo text, final_text text, final_basis text, final_done text,
    final_by text, final_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	t paidan.ticket_open;
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	SELECT o.* INTO t FROM ticket_open o WHERE o.id = ticket;
	RETURN QUERY
	SELECT k.name, s.next, s.confirm, t.unit_id, u.id, u.short_name, t.redo, f.text,
	    f.legal_basis, f.done, coalesce(d.name, f.drafted_by), f.drafted_at
	FROM second_rules(t) AS s
	LEFT JOIN account k ON k.login = t.keeper
	LEFT JOIN unit u ON u.id = superior_of(t.unit_id)
	LEFT JOIN LATERAL (
		SELECT x.* FROM final_answer x WHERE x.ticket_id = ticket ORDER BY x.id DESC LIMIT 1
	) AS f ON true
	LEFT JOIN account d ON d.login = f.drafted_by;
END
$$;
