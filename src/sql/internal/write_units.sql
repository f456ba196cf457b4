-- SPDX-License-Identifier: MIT
-- Writes units that are new or changed, and the liaison officer of each.
CREATE FUNCTION paidan_int.write_units(given paidan_int.new_unit[])
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	INSERT INTO unit AS u (code, name, short_name, kind, platform_id, territory_code,
	    runs_platform_id, aliases, active, off_from, off_until)
	SELECT g.code, g.name, g.short_name, g.kind, g.platform_id, g.territory_code,
	    g.runs_platform_id, g.aliases, g.active, g.off_from, g.off_until
	FROM unnest(given) AS g
	WHERE g.verdict IN ('new', 'changed')
	ORDER BY g.row_no
	ON CONFLICT (code) DO UPDATE
	SET name = excluded.name, short_name = excluded.short_name, kind = excluded.kind,
	    platform_id = excluded.platform_id, territory_code = excluded.territory_code,
	    runs_platform_id = excluded.runs_platform_id, aliases = excluded.aliases,
	    active = excluded.active, off_from = excluded.off_from,
	    off_until = excluded.off_until;
	UPDATE unit u SET parent_id = p.id
	FROM unnest(given) AS g LEFT JOIN unit p ON p.code = g.parent_code
	WHERE g.verdict IN ('new', 'changed') AND u.code = g.code
	    AND u.parent_id IS DISTINCT FROM p.id;
	UPDATE liaison l
	SET name = g.liaison_name, phone = coalesce(g.liaison_phone, ''),
	    night_phone = coalesce(g.night_phone, '')
	FROM unnest(given) AS g JOIN unit u ON u.code = g.code
	WHERE g.verdict = 'changed' AND g.liaison_name IS NOT NULL
	    AND l.id = (SELECT min(i.id) FROM liaison i WHERE i.unit_id = u.id);
	INSERT INTO liaison (unit_id, name, phone, night_phone)
	SELECT u.id, g.liaison_name, coalesce(g.liaison_phone, ''), coalesce(g.night_phone, '')
	FROM unnest(given) AS g JOIN unit u ON u.code = g.code
	WHERE g.verdict IN ('new', 'changed') AND g.liaison_name <> ''
	    AND NOT EXISTS (SELECT FROM liaison i WHERE i.unit_id = u.id)
	ORDER BY g.row_no;
END
$$;
