-- SPDX-License-Identifier: MIT
-- A page of the registry by matter, place and unit. kind: current, future,
-- expired, proposed, conflict. units, categories, places: the row's own is one
-- of these (NULL: any); words: the row has them all; after: the id of the last
-- row seen.
CREATE FUNCTION paidan_api.registry(kind text, units int[], categories int[], places text[],
    words text, after int, "limit" int)
RETURNS SETOF paidan_api.registry_row
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM check_account();
	IF kind IS NULL OR kind <> ALL ('{current,future,expired,proposed,conflict}') THEN
		PERFORM bad_value('kind');
	END IF;
	RETURN QUERY
	SELECT l.* FROM registry_lines(duty_page(kind, units, categories, places, words, after,
	    "limit"), CASE kind WHEN 'conflict' THEN kind END, NULL) AS l;
END
$$;
