-- SPDX-License-Identifier: MIT
-- Where the last alike tickets were closed: the same category in the same
-- county, of the newest 500 of the category. 100 and more, at most 200: a
-- hint, not a duty.
CREATE FUNCTION paidan_int.history_hints(category int, territory paidan_ext.ltree)
RETURNS TABLE (unit_id int, role text, score int, reason jsonb)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	county ltree := subpath(territory, 0, least(3, nlevel(territory)));
BEGIN
	RETURN QUERY
	SELECT h.unit_id, 'lead', 100 + least(count(*), 100)::int,
	    jsonb_build_object('kind', 'history', 'weight', 100 + least(count(*), 100),
	        'alike', count(*), 'closed', count(*))
	FROM (
		SELECT t.unit_id, t.territory_code FROM ticket_closed t
		WHERE t.category_id = category ORDER BY t.id DESC LIMIT 500
	) AS h
	JOIN territory p ON p.code = h.territory_code
	WHERE h.unit_id IS NOT NULL AND county @> p.path
	GROUP BY h.unit_id;
END
$$;
