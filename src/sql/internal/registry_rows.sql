-- SPDX-License-Identifier: MIT
-- The rows in force on a day that cover a matter in a place; either may be
-- NULL, then only rows that hold for every matter or everywhere do. rank 1 is
-- the most specific: the deepest category, then the deepest place; equals
-- share a rank. The host of a zone comes after all of them as soon as the zone
-- itself, or what lies in it, has a leading unit.
CREATE FUNCTION paidan_int.registry_rows(category int, place text, on_day date)
RETURNS TABLE (duty_id int, unit_id int, role text, category_depth int, place_depth numeric,
    rank int)
LANGUAGE plpgsql STABLE ROWS 10
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	-- A path is made of ids, and 0 and '' stand for no matter in particular and for everywhere.
	line int[] := (SELECT string_to_array('0.' || c.path::text, '.')::int[] FROM category c
	    WHERE c.id = registry_rows.category);
	codes text[];
	depths numeric[];
	hosts text[];
BEGIN
	line := coalesce(line, '{0}');
	SELECT array_agg(p.code), array_agg(p.depth),
	    array_agg(p.code) FILTER (WHERE p.kind = 'host')
	INTO codes, depths, hosts FROM places_of(place) AS p;
	RETURN QUERY
	WITH covers AS (
		SELECT d.id, d.unit_id, d.role,
		    array_position(line, coalesce(d.category_id, 0)) - 1 AS category_depth,
		    coalesce(depths[array_position(codes, d.territory_code)], 0) AS place_depth,
		    coalesce(d.territory_code = ANY (hosts), false) AS by_host
		FROM duty d
		WHERE coalesce(d.category_id, 0) = ANY (line)
		    AND coalesce(d.territory_code, '') = ANY (codes || ''::text)
		    AND d.approved AND NOT d.ends AND d.effective_from <= on_day
		    AND (d.effective_to IS NULL OR d.effective_to >= on_day)
		    AND NOT EXISTS (SELECT FROM duty n WHERE n.duty_no = d.duty_no
		        AND n.version > d.version AND n.approved AND n.effective_from <= on_day)
	), placed AS (
		SELECT c.*, c.by_host AND c.place_depth < max(c.place_depth)
		    FILTER (WHERE c.role = 'lead' AND NOT c.by_host) OVER () AS shielded
		FROM covers c
	)
	SELECT p.id, p.unit_id, p.role, p.category_depth, p.place_depth,
	    (rank() OVER best)::int
	FROM placed p
	WINDOW best AS (ORDER BY p.shielded IS TRUE, p.category_depth DESC, p.place_depth DESC);
END
$$;
