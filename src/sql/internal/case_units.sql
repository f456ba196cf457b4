-- SPDX-License-Identifier: MIT
-- The units that have the tickets of a case, or had them when they were closed.
CREATE FUNCTION paidan_int.case_units(wanted bigint)
RETURNS int[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN ARRAY(
		SELECT DISTINCT unnest(coalesce(o.unit_ids, (SELECT d.unit_ids
		    FROM closed_of(x.ticket_id) d)))
		FROM supervision_ticket x
		LEFT JOIN ticket_open o ON o.id = x.ticket_id
		WHERE x.case_id = wanted
		ORDER BY 1);
END
$$;
