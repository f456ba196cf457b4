-- SPDX-License-Identifier: MIT
-- Names for the record, in the order of the ids: a unit may be renamed later.
CREATE FUNCTION paidan_int.unit_names(ids int[])
RETURNS jsonb
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT coalesce(jsonb_agg(u.short_name ORDER BY i.n), '[]')
	FROM unnest(ids) WITH ORDINALITY AS i(id, n) JOIN unit u ON u.id = i.id
$$;
