-- SPDX-License-Identifier: MIT
-- On what a unit has a ticket: the ruling that names it, else the lines of the registry
-- that were relied on when it was sent, else the dispatch itself.
CREATE FUNCTION paidan_int.letter_basis(ticket bigint, unit int)
RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	said text := (SELECT '裁定' || r.number || '，' || letter_words(r.legal_basis, 80)
	    FROM ruling r WHERE r.ticket_id = ticket AND r.stands AND r.lead_unit_id = unit
	    ORDER BY r.id DESC LIMIT 1);
	part paidan.assignment;
BEGIN
	IF said IS NOT NULL THEN
		RETURN said;
	END IF;
	SELECT s.* INTO part FROM assignment s
	WHERE s.ticket_id = ticket AND s.unit_id = unit ORDER BY s.id DESC LIMIT 1;
	SELECT string_agg(DISTINCT letter_words(concat_ws(' ', d.document, d.article), 60), '；')
	INTO said
	FROM duty d WHERE d.id = ANY (part.duty_ids) AND d.unit_id = unit;
	RETURN coalesce(said, '平台' || left(local_time(part.assigned_at), 10) || '派单');
END
$$;
