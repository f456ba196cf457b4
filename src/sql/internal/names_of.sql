-- SPDX-License-Identifier: MIT
-- The short names of units for people to read, in the order of the ids.
CREATE FUNCTION paidan_int.names_of(ids int[])
RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT coalesce(string_agg(u.short_name, '、' ORDER BY i.n), '')
	FROM unnest(ids) WITH ORDINALITY AS i(id, n) JOIN unit u ON u.id = i.id
$$;
