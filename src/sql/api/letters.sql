-- SPDX-License-Identifier: MIT
-- The letters about a ticket, or in a case, or without either those of the platform and
-- to the unit; the newest first, two hundred at most.
CREATE FUNCTION paidan_api.letters(ticket bigint, within bigint DEFAULT NULL)
RETURNS TABLE (id bigint, number text, code text, kind text, unit_name text, copy_to text,
    at timestamptz, by_name text, tickets int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	platforms int[] := my_platforms();
	units int[] := my_units();
BEGIN
	RETURN QUERY
	SELECT l.id, l.number, l.code, l.kind, u.short_name, l.copy_to, l.at,
	    coalesce(a.name, l.issued_by), cardinality(l.ticket_ids)
	FROM letter l
	JOIN unit u ON u.id = l.unit_id
	LEFT JOIN account a ON a.login = l.issued_by
	WHERE CASE WHEN within IS NOT NULL THEN l.case_id = within WHEN ticket IS NULL
	        THEN l.platform_id = ANY (platforms) OR l.unit_id = ANY (units)
	    ELSE l.ticket_ids @> ARRAY[ticket] END AND sees_letter(l)
	ORDER BY l.at DESC, l.id DESC LIMIT 200;
END
$$;
