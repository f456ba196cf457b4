-- SPDX-License-Identifier: MIT
-- Everything that covers a place, each once. tree: itself and what it lies in,
-- as deep as it stands in the tree. zone: a zone that it was made a member of,
-- half a level deeper than general territory of the zone's level. host: the
-- county out of which a zone was carved, weaker than the zone, stronger than
-- what both lie in.
CREATE FUNCTION paidan_int.places_of(place text)
RETURNS TABLE (code text, depth numeric, kind text)
LANGUAGE plpgsql STABLE ROWS 6
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	-- A path is made of codes.
	line text[] := (SELECT string_to_array(p.path::text, '.') FROM territory p
	    WHERE p.code = place);
BEGIN
	RETURN QUERY
	WITH own AS (
		SELECT l.code, l.n::numeric AS depth, 'tree' AS kind
		FROM unnest(line) WITH ORDINALITY AS l(code, n)
		UNION ALL
		SELECT DISTINCT m.zone_code, nlevel(z.path) + 0.5, 'zone'
		FROM zone_member m JOIN territory z ON z.code = m.zone_code
		WHERE m.member_code = ANY (line) AND m.zone_code <> ALL (line)
	)
	SELECT o.code, o.depth, o.kind FROM own o
	UNION ALL
	SELECT p.host_code, max(o.depth) - 0.75, 'host'
	FROM own o JOIN territory p ON p.code = o.code
	WHERE p.host_code IS NOT NULL AND p.host_code NOT IN (SELECT w.code FROM own w)
	GROUP BY p.host_code;
END
$$;
