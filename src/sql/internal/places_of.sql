-- SPDX-License-Identifier: MIT
-- Everything that covers a place, each once. tree: itself and what it lies in,
-- as deep as it stands in the tree. zone: a zone that it was made a member of,
-- half a level deeper than general territory of the zone's level. host: the
-- county out of which a zone was carved, weaker than the zone, stronger than
-- what both lie in.
CREATE FUNCTION paidan_int.places_of(place text)
RETURNS TABLE (code text, depth numeric, kind text)
LANGUAGE plpgsql STABLE ROWS 6
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	line text[];
	zones text[];
BEGIN
	-- A path is made of codes.
	SELECT string_to_array(p.path::text, '.') INTO line FROM territory p WHERE p.code = place;
	zones := ARRAY(SELECT DISTINCT m.zone_code FROM zone_member m
	    WHERE m.member_code = ANY (line) AND m.zone_code <> ALL (line));
	RETURN QUERY
	SELECT l.code, l.n::numeric, 'tree' FROM unnest(line) WITH ORDINALITY AS l(code, n)
	UNION ALL
	SELECT z.code, nlevel(z.path) + 0.5, 'zone' FROM territory z WHERE z.code = ANY (zones)
	UNION ALL
	SELECT p.host_code, max(nlevel(p.path) + (p.code = ANY (zones))::int * 0.5) - 0.75, 'host'
	FROM territory p
	WHERE p.code = ANY (line || zones) AND p.host_code <> ALL (line || zones)
	GROUP BY p.host_code;
END
$$;
