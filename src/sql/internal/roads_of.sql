-- SPDX-License-Identifier: MIT
-- The roads that an address names, without the districts before them: two
-- addresses on the same road have one in common.
CREATE FUNCTION paidan_int.roads_of(place text)
RETURNS text[]
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT ARRAY(
		SELECT DISTINCT m.found[1]
		FROM regexp_split_to_table(place, '[^一-龥]+|与|和|至|到|交口|交叉口') AS p(part)
		CROSS JOIN LATERAL regexp_matches(regexp_replace(p.part,
		    '^.*(?:省|市|县|区|镇|乡|街道|社区|村)(?=[一-龥])', ''),
		    '[一-龥]{1,8}?(?:大道|公路|路|街|巷|桥)', 'g') AS m(found)
		ORDER BY 1)
$$;
