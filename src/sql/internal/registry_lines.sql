-- SPDX-License-Identifier: MIT
-- Rows of the registry as they are shown, in the order of the ids; counts, if
-- any, beside them. state: what the list calls them, or NULL.
CREATE FUNCTION paidan_int.registry_lines(ids int[], state text, counts int[])
RETURNS SETOF paidan_api.registry_row
LANGUAGE plpgsql STABLE ROWS 50
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	day constant date := today();
BEGIN
	RETURN QUERY
	SELECT d.id, d.duty_no, d.version, d.unit_id, u.short_name, d.category_id, c.full_name,
	    d.territory_code, p.full_name, d.role, d.document, d.article, d.excerpt, d.note,
	    d.source, d.ruling_id, d.effective_from, d.effective_to, d.ends,
	    coalesce(registry_lines.state, duty_state(d, day)),
	    coalesce(o.name, d.proposed_by), d.proposed_at, coalesce(s.name, d.decided_by),
	    d.decided_at, d.decision_note, coalesce(counts[i.n], 0)
	FROM unnest(ids) WITH ORDINALITY AS i(id, n)
	JOIN duty d ON d.id = i.id
	JOIN unit u ON u.id = d.unit_id
	LEFT JOIN category c ON c.id = d.category_id
	LEFT JOIN territory p ON p.code = d.territory_code
	LEFT JOIN account o ON o.login = d.proposed_by
	LEFT JOIN account s ON s.login = d.decided_by
	ORDER BY i.n;
END
$$;
