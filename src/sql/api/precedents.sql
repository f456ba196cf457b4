-- SPDX-License-Identifier: MIT
-- Rulings on matters like a ticket's, in places like its own, the closest
-- first. closeness: 10 a level of the category that both share; of the place 4
-- a level, or its whole depth if the ruling was given for what covers it, a zone
-- before the county; 15 for a road that both name. A ruling on the ticket itself is among them. A
-- ruling is known to all, the ticket it was given on only to who may see it; on a confidential
-- one, not even the ruling.
CREATE FUNCTION paidan_api.precedents(ticket bigint)
RETURNS TABLE (id bigint, number text, at timestamptz, ticket_id bigint, ticket_number text,
    lead_id int, lead_name text, assist int[], assist_names text, reasons text,
    legal_basis text, category_name text, territory_name text, closeness numeric,
    binding boolean, replaced boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	matter ltree;
	place ltree;
	own_roads text[];
	codes text[];
	depths numeric[];
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	SELECT c.path, p.path, roads_of(x.place) INTO matter, place, own_roads
	FROM text_of(ticket) x
	CROSS JOIN told_ticket(ticket) AS t
	LEFT JOIN category c ON c.id = t.category_id
	LEFT JOIN territory p ON p.code = t.territory_code;
	SELECT array_agg(p.code), array_agg(p.depth) INTO codes, depths
	FROM places_of(subpath(place, -1)::text) AS p;
	RETURN QUERY
	WITH matters AS MATERIALIZED (
		-- What two paths share: lca() leaves out the last label, so each gets one more.
		SELECT c.id, nlevel(lca(c.path || '0', matter || '0')) AS alike
		FROM category c WHERE c.path <@ subpath(matter, 0, 1)
	), near AS MATERIALIZED (
		SELECT r.id, r.ticket_id, r.category_id, r.territory_code,
		    r.roads && own_roads AS same_road, r.stands, r.ruled_at
		FROM ruling r
		WHERE r.category_id = ANY (ARRAY(SELECT m.id FROM matters m))
		    OR r.roads && own_roads
	), places AS MATERIALIZED (
		SELECT t.code, coalesce(4 * depths[array_position(codes, t.code)],
		    4 * (nlevel(lca(t.path || '0', place || '0')) - 1), 0) AS near
		FROM territory t
		WHERE t.code IN (SELECT n.territory_code FROM near n)
	), ranked AS (
		SELECT n.id, n.ticket_id, 10 * coalesce(m.alike, 0) + coalesce(p.near, 0)
		    + 15 * n.same_road::int AS closeness
		FROM near n
		LEFT JOIN matters m ON m.id = n.category_id
		LEFT JOIN places p ON p.code = n.territory_code
		ORDER BY 3 DESC, n.stands DESC, n.ruled_at DESC, n.id DESC
		OFFSET 0
	), best AS (
		-- Asked of as many as it takes, not of all.
		SELECT r.* FROM ranked r WHERE NOT hidden(r.ticket_id) LIMIT 20
	)
	SELECT b.id, b.number, b.ruled_at, CASE WHEN can_see(b.ticket_id) THEN b.ticket_id END,
	    told_number(b.ticket_id),
	    b.lead_unit_id, u.short_name, b.assist, names_of(b.assist), b.reasons, b.legal_basis,
	    c.full_name, p.full_name, b.closeness, b.binding, NOT b.stands
	FROM best o
	CROSS JOIN LATERAL (SELECT r.*, o.closeness FROM ruling r WHERE r.id = o.id) AS b
	JOIN unit u ON u.id = b.lead_unit_id
	JOIN category c ON c.id = b.category_id
	LEFT JOIN territory p ON p.code = b.territory_code
	ORDER BY b.closeness DESC, b.stands DESC, b.ruled_at DESC, b.id DESC;
END
$$;
