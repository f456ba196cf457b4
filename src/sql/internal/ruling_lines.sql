-- SPDX-License-Identifier: MIT
-- A page of rulings that stand and are no rows of the registry yet, the newest
-- first, for the registrar and for who may see their tickets. The document is
-- the ruling's number, the excerpt its legal basis, the note its reasons.
CREATE FUNCTION paidan_int.ruling_lines(units int[], categories int[], places text[], words text,
    after int, "limit" int)
RETURNS SETOF paidan_api.registry_row
LANGUAGE plpgsql STABLE ROWS 50
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	registrar constant boolean := has_right((context()).login, 'registry');
	wanted constant text[] := regexp_split_to_array(nullif(btrim(lower(words)), ''), '\s+');
BEGIN
	RETURN QUERY
	SELECT r.id::int, NULL::int, NULL::int, r.lead_unit_id, u.short_name, r.category_id,
	    c.full_name, r.territory_code, p.full_name, 'lead'::text, r.number, ''::text,
	    r.legal_basis, r.reasons, 'ruling'::text, r.id,
	    (r.ruled_at AT TIME ZONE zone())::date, NULL::date, false, 'ruling'::text,
	    coalesce(o.name, r.ruled_by), r.ruled_at, NULL::text, NULL::timestamptz, ''::text,
	    cardinality(r.assist)
	FROM ruling r
	JOIN unit u ON u.id = r.lead_unit_id
	JOIN category c ON c.id = r.category_id
	LEFT JOIN territory p ON p.code = r.territory_code
	LEFT JOIN account o ON o.login = r.ruled_by
	WHERE r.stands AND r.promoted_duty IS NULL
	    AND (units IS NULL OR r.lead_unit_id = ANY (units))
	    AND (categories IS NULL OR r.category_id = ANY (categories))
	    AND (places IS NULL OR r.territory_code = ANY (places))
	    AND (wanted IS NULL OR NOT EXISTS (SELECT FROM unnest(wanted) AS w
	        WHERE strpos(lower(concat_ws(' ', u.short_name, r.number, r.reasons,
	            r.legal_basis)), w) = 0))
	    AND (after IS NULL OR r.id < after)
	    AND (registrar AND NOT hidden(r.ticket_id) OR can_see(r.ticket_id))
	ORDER BY r.id DESC
	LIMIT "limit";
END
$$;
