-- SPDX-License-Identifier: MIT
-- What the registry says of a ticket as it stands, and which categories its
-- text speaks for: [{"category":…, "name":…, "share":…}…]. Nothing for a
-- ticket that is not open or may not be seen.
CREATE FUNCTION paidan_api.matter(ticket bigint)
RETURNS TABLE (verdict text, lead_ids int[], duty_ids int[], suggested jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT v.verdict, v.leads, v.duties, (
	    SELECT coalesce(jsonb_agg(jsonb_build_object('category', c.id, 'name', c.full_name,
	        'share', round(100 * s.share)) ORDER BY s.share DESC), '[]')
	    FROM suggest(read_hint(o.title || ' ' || x.body, x.place, NULL, o.territory_code)) AS s
	    JOIN category c ON c.id = s.category)
	FROM ticket_open o
	CROSS JOIN text_of(ticket) AS x
	CROSS JOIN LATERAL registry_verdict(o.category_id, o.territory_code, today()) AS v
	WHERE o.id = ticket;
END
$$;
