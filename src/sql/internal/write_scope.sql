-- SPDX-License-Identifier: MIT
-- How far the active accounts reach: see paidan.scope. Whoever watches trades or areas sees no
-- platform and acts for no unit.
CREATE FUNCTION paidan_int.write_scope()
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	DELETE FROM scope s WHERE NOT EXISTS (
		SELECT FROM account a WHERE a.login = s.login AND a.active);
	INSERT INTO scope AS s (login, platforms, own_units, units, watched, trades, areas)
	SELECT a.login, CASE WHEN w.watches THEN '{}' ELSE p.tree END,
	    CASE WHEN w.watches THEN '{}' ELSE array_remove(ARRAY[a.unit_id], NULL) END,
	    CASE WHEN w.watches THEN '{}' ELSE ARRAY(SELECT u.id FROM unit u
	        WHERE u.id = a.unit_id OR u.runs_platform_id = a.platform_id ORDER BY u.id) END,
	    CASE WHEN w.watches THEN p.tree ELSE '{}' END,
	    CASE WHEN a.trades IS NULL THEN '{(,)}' ELSE coalesce((
	        SELECT range_agg(int4range(x.id, x.id, '[]'))
	        FROM category x JOIN category r ON x.path <@ r.path
	        WHERE r.id = ANY (a.trades)), '{}') END,
	    CASE WHEN a.areas IS NULL THEN '{(,)}' ELSE coalesce((
	        SELECT range_agg(code_range(x.code, x.code, '[]'))
	        FROM territory x JOIN territory r ON x.path <@ r.path
	        WHERE r.code = ANY (a.areas)), '{}') END
	FROM account a
	CROSS JOIN LATERAL (SELECT a.trades IS NOT NULL OR a.areas IS NOT NULL) AS w(watches)
	CROSS JOIN LATERAL (SELECT ARRAY(SELECT x.id
	    FROM platform m JOIN platform x ON x.path <@ m.path
	    WHERE m.id = a.platform_id ORDER BY x.id)) AS p(tree)
	WHERE a.active
	ON CONFLICT (login) DO UPDATE
	SET platforms = excluded.platforms, own_units = excluded.own_units, units = excluded.units,
	    watched = excluded.watched, trades = excluded.trades, areas = excluded.areas
	WHERE s.* IS DISTINCT FROM excluded.*;
END
$$;
