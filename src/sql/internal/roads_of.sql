-- SPDX-License-Identifier: MIT
-- The roads that an address names, without what stands before them: two
-- addresses on the same road have one in common.
CREATE FUNCTION paidan_int.roads_of(place text)
RETURNS text[]
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT ARRAY(
		SELECT DISTINCT m[1]
		FROM regexp_matches(
		    regexp_replace(place, '[^，。；、（）()\s]*?(省|市|县|街道|园区|区|镇|乡|社区|村)(?=[一-龥])', '', 'g'),
		    '([一-龥]{1,8}?(?:大道|公路|路|街|巷|桥))(?!段)', 'g') AS m
		ORDER BY 1)
$$;
