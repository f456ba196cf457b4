-- SPDX-License-Identifier: MIT
-- What the registry says today of a matter in a place, the most specific
-- first; n: the rank, which equals share. Either may be NULL: then only what
-- holds for every matter, or everywhere.
CREATE FUNCTION paidan_api.registry_for(category int, place text)
RETURNS SETOF paidan_api.registry_row
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	ids int[];
	ranks int[];
BEGIN
	PERFORM check_account();
	SELECT array_agg(r.duty_id ORDER BY r.rank, r.role <> 'lead', r.duty_id),
	    array_agg(r.rank ORDER BY r.rank, r.role <> 'lead', r.duty_id)
	INTO ids, ranks FROM registry_rows(category, place, today()) AS r;
	RETURN QUERY SELECT l.* FROM registry_lines(ids, NULL, ranks) AS l;
END
$$;
