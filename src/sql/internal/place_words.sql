-- SPDX-License-Identifier: MIT
-- The names that an address is made of: counties, towns, villages, roads, by
-- the words that they end in. An address without any is one name itself.
CREATE FUNCTION paidan_int.place_words(place text)
RETURNS text[]
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	plain text := replace(lower(normalize(place, NFKC)), '街道办事处', '街道');
	names text[];
BEGIN
	-- The shortest that ends in such a word (an alternative at the top would make it the
	-- longest). 街 of 街道 and 道 of 道路 end nothing.
	names := ARRAY(SELECT DISTINCT m[1] FROM regexp_matches(plain,
	    '([㐀-鿿]{1,8}?(?:[省市区區县縣镇鎮乡鄉村里社路巷弄段]|街(?!道)|道(?!路)))', 'g') AS m)
	    || ARRAY(SELECT DISTINCT m[1]
	        FROM regexp_matches(plain, '([a-z]{2,}(?: [a-z]{2,})?)', 'g') AS m);
	IF names = '{}' THEN
		names := ARRAY(SELECT left(m[1], 20)
		    FROM regexp_matches(plain, '([㐀-鿿]{2,})', 'g') AS m LIMIT 3);
	END IF;
	RETURN names;
END
$$;
