-- SPDX-License-Identifier: MIT
-- Rulings that stand on the matter of a ticket in its place: given for what
-- covers both, or for the road that the ticket's address names too. The
-- closest and newest first; each that is less so weighs a little less. Who
-- leads has the weight ruling, who assists duty_other.
CREATE FUNCTION paidan_int.ruling_hints(category int, territory text, place text, rules jsonb)
RETURNS TABLE (unit_id int, role text, weight float8, reason jsonb)
LANGUAGE plpgsql STABLE ROWS 2
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	named text[] := roads_of(place);
	codes text[];
	depths numeric[];
BEGIN
	SELECT array_agg(p.code), array_agg(p.depth) INTO codes, depths
	FROM places_of(territory) AS p;
	RETURN QUERY
	WITH fitting AS (
		SELECT r.*, row_number() OVER (ORDER BY m.depth DESC, r.roads && named DESC,
		    coalesce(depths[array_position(codes, r.territory_code)], 0) DESC,
		    r.ruled_at DESC, r.id DESC) AS n
		FROM hint_matters(category) AS m(id, depth)
		JOIN ruling r ON r.category_id = m.id AND r.stands
		WHERE (coalesce(r.territory_code = ANY (codes), r.territory_code IS NULL)
		        OR r.roads && named)
		    AND NOT hidden(r.ticket_id)
		ORDER BY n
		LIMIT 5
	)
	SELECT u.unit, u.role, w.points, jsonb_build_object('kind', 'ruling',
	    'weight', round(w.points), 'role', u.role, 'ruling', f.id, 'number', f.number,
	    'ticket_number', told_number(f.ticket_id),
	    'at_ms', to_ms(f.ruled_at), 'lead_name', l.short_name, 'reasons', f.reasons,
	    'legal_basis', f.legal_basis, 'category', c.full_name,
	    'territory', coalesce(p.full_name, ''), 'binding', f.binding)
	FROM fitting f
	JOIN paidan.unit l ON l.id = f.lead_unit_id
	JOIN category c ON c.id = f.category_id
	LEFT JOIN territory p ON p.code = f.territory_code
	CROSS JOIN LATERAL (
		SELECT f.lead_unit_id AS unit, 'lead' AS role, 'ruling' AS rule
		UNION ALL
		SELECT a, 'assist', 'duty_other' FROM unnest(f.assist) AS a
	) AS u
	CROSS JOIN LATERAL (
		SELECT (rules ->> u.rule)::float8 * (1 - (f.n - 1) * 0.1) AS points
	) AS w;
END
$$;
