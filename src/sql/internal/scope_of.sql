-- SPDX-License-Identifier: MIT
-- Trades and areas by what they are called; NULL if none was given, refused if one is unknown.
CREATE FUNCTION paidan_int.scope_of(given_trades text[], given_areas text[], OUT trades int[],
    OUT areas text[])
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF cardinality(given_trades) > 0 THEN
		trades := ARRAY(SELECT named_category(g) FROM unnest(given_trades) AS g);
	END IF;
	IF cardinality(given_areas) > 0 THEN
		areas := ARRAY(SELECT f.code
		    FROM unnest(given_areas) AS g, find_territories(ARRAY[g]) AS f);
	END IF;
	IF array_position(trades, NULL) IS NOT NULL THEN
		PERFORM refuse('PD024', 'unknown_category');
	END IF;
	IF array_position(areas, NULL) IS NOT NULL
	    OR cardinality(areas) <> cardinality(given_areas) THEN
		PERFORM refuse('PD025', 'unknown_territory');
	END IF;
END
$$;
