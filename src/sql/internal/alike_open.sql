-- SPDX-License-Identifier: MIT
-- Open tickets of a platform that may be about the same as a text: the newest of the
-- place and of what it lies in, of the matter, and if no place is known of the platform,
-- by how many of the text's pairs of characters they have. Titles are compared first,
-- whole texts only of the best 40. likeness: 0 to 100.
CREATE FUNCTION paidan_int.alike_open(platform int, said text, place text, territory text,
    category int, besides bigint)
RETURNS TABLE (id bigint, likeness int)
LANGUAGE plpgsql STABLE ROWS 10
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	-- A part of a city has its own, a whole city has too many.
	line text[] := ARRAY(SELECT u.code FROM territory p
	    JOIN territory u ON u.code = ANY (string_to_array(p.path::text, '.'))
	    WHERE p.code = territory AND nlevel(u.path) > 2);
	pairs text[] := (text_words(left(said, 80))).pairs;
	roads text[] := CASE WHEN place <> '' THEN (text_words(left(place, 40))).pairs
	    ELSE '{}' END;
BEGIN
	pairs := pairs[1:40];
	IF cardinality(pairs) < 2 THEN
		RETURN;
	END IF;
	RETURN QUERY
	WITH near AS MATERIALIZED (
		SELECT n.id, n.title FROM unnest(line) AS l(code)
		CROSS JOIN LATERAL (SELECT t.id, t.title FROM ticket_open t
		    WHERE t.territory_code = l.code AND t.platform_id = platform
		    ORDER BY t.id DESC LIMIT 200) AS n
		UNION
		(SELECT t.id, t.title FROM ticket_open t
		WHERE t.category_id = category AND t.platform_id = platform
		ORDER BY t.id DESC LIMIT 200)
		UNION
		(SELECT t.id, t.title FROM ticket_open t
		WHERE line = '{}' AND t.platform_id = platform
		ORDER BY t.id DESC LIMIT 300)
	), best AS MATERIALIZED (
		SELECT n.id, n.title FROM near n
		CROSS JOIN LATERAL (SELECT lower(n.title) AS text OFFSET 0) AS c
		CROSS JOIN LATERAL (SELECT count(*) AS hits FROM unnest(pairs) AS w
		    WHERE strpos(c.text, w) > 0) AS h
		WHERE n.id <> coalesce(besides, 0)
		ORDER BY h.hits DESC, n.id DESC LIMIT 40
	)
	SELECT b.id, round(85.0 * h.hits / cardinality(pairs)
	    + CASE WHEN roads <> '{}' THEN 15.0 * h.near / cardinality(roads) ELSE 0 END)::int
	    AS likeness
	FROM best b
	JOIN ticket_text x ON x.id = b.id
	CROSS JOIN LATERAL (SELECT lower(concat_ws(' ', b.title, x.place, left(x.body, 300)))
	    AS text OFFSET 0) AS c
	CROSS JOIN LATERAL (
		SELECT (SELECT count(*) FROM unnest(pairs) AS w
		        WHERE strpos(c.text, w) > 0) AS hits,
		    (SELECT count(*) FROM unnest(roads) AS w WHERE strpos(c.text, w) > 0) AS near
	) AS h
	WHERE 100 * h.hits >= 35 * cardinality(pairs) AND can_see(b.id)
	ORDER BY 2 DESC, 1
	LIMIT 10;
END
$$;
