-- SPDX-License-Identifier: MIT
-- Lines as pages, each with its number at the foot, parted by a form feed. A page is as
-- long as the paper is with the margins of an official letter.
CREATE FUNCTION paidan_int.letter_pages(lines text[])
RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT string_agg(p.body || repeat(E'\n', 46 - p.used) || E'\n'
	    || letter_place('— ' || p.page + 1 || ' —', 66, false) || E'\n',
	    E'\f' ORDER BY p.page)
	FROM (
		SELECT (l.n - 1) / 46 AS page, string_agg(l.line || E'\n', '' ORDER BY l.n) AS body,
		    count(*)::int AS used
		FROM unnest(lines) WITH ORDINALITY AS l(line, n)
		GROUP BY 1
	) AS p
$$;
