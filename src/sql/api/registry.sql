-- SPDX-License-Identifier: MIT
-- A page of the registry. kind: current, future, expired, proposed, conflict:
-- rows by matter, place and unit; gap: see gap_lines; rulings: see
-- ruling_lines. units, categories, places: the row's own is one of these (NULL:
-- any); words: the row has them all; after: the id of the last row seen. n of a
-- conflict: the tickets of the last quarter that met the row in one.
CREATE FUNCTION paidan_api.registry(kind text, units int[], categories int[], places text[],
    words text, after int, "limit" int)
RETURNS SETOF paidan_api.registry_row
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	ids int[];
	counts int[];
BEGIN
	PERFORM check_account();
	IF kind = 'gap' THEN
		RETURN QUERY SELECT g.*
		    FROM gap_lines(categories, places, words, after, "limit") AS g
		    WHERE units IS NULL;
		RETURN;
	ELSIF kind = 'rulings' THEN
		RETURN QUERY SELECT r.*
		    FROM ruling_lines(units, categories, places, words, after, "limit") AS r;
		RETURN;
	ELSIF kind IS NULL OR kind <> ALL ('{current,future,expired,proposed,conflict}') THEN
		PERFORM bad_value('kind');
	END IF;
	ids := duty_page(kind, units, categories, places, words, after, "limit");
	IF kind = 'conflict' THEN
		counts := ARRAY(SELECT count(m.ticket)::int
		    FROM unnest(ids) WITH ORDINALITY AS i(id, n)
		    LEFT JOIN misses(now() - interval '92 days', 'infinity') AS m
		        ON m.kind = 'conflict' AND i.id = ANY (m.duty_ids)
		    GROUP BY i.id, i.n ORDER BY i.n);
	END IF;
	RETURN QUERY
	SELECT l.* FROM registry_lines(ids, CASE kind WHEN 'conflict' THEN kind END, counts) AS l;
END
$$;
