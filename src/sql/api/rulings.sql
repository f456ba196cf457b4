-- SPDX-License-Identifier: MIT
-- The rulings on a ticket, oldest first. replaced: by a later one, or taken
-- back: no precedent any more. outcome: what it said to the objection that it
-- ended, if it ended one. appeal_grounds: of the appeal against it.
CREATE FUNCTION paidan_api.rulings(ticket bigint)
RETURNS TABLE (id bigint, number text, at timestamptz, ruled_name text, lead_id int,
    lead_name text, assist int[], assist_names text, reasons text, legal_basis text,
    binding boolean, category_id int, category_name text, territory_code text,
    territory_name text, ladder int, verdict text, outcome text, appeal_of bigint,
    appeal_grounds text, replaced boolean, replaced_by bigint, withdrawn_at timestamptz,
    promoted_duty int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT r.id, r.number, r.ruled_at, coalesce(a.name, r.ruled_by), r.lead_unit_id,
	    u.short_name, r.assist, names_of(r.assist), r.reasons, r.legal_basis, r.binding,
	    r.category_id, c.full_name, r.territory_code, p.full_name, r.ladder::int, r.verdict,
	    (SELECT o.outcome FROM objection o WHERE o.ruling_id = r.id ORDER BY o.id LIMIT 1),
	    r.appeal_of,
	    (SELECT o.text FROM objection o
	        WHERE o.ticket_id = ticket AND o.kind = 'appeal' AND o.unit_id = r.lead_unit_id
	            AND o.at > r.ruled_at AND r.appeal_of IS NULL ORDER BY o.id LIMIT 1),
	    NOT r.stands, r.replaced_by, r.withdrawn_at, r.promoted_duty
	FROM ruling r
	JOIN unit u ON u.id = r.lead_unit_id
	JOIN category c ON c.id = r.category_id
	LEFT JOIN territory p ON p.code = r.territory_code
	LEFT JOIN account a ON a.login = r.ruled_by
	WHERE r.ticket_id = ticket
	ORDER BY r.id;
END
$$;
