-- SPDX-License-Identifier: MIT
-- A matter and a place, each of which may be left out.
CREATE FUNCTION paidan_int.check_matter(category int, territory text)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF category IS NOT NULL
	    AND NOT EXISTS (SELECT FROM category c WHERE c.id = check_matter.category) THEN
		PERFORM refuse('PD024', 'unknown_category',
		    jsonb_build_object('category', category));
	END IF;
	IF territory IS NOT NULL
	    AND NOT EXISTS (SELECT FROM territory p WHERE p.code = check_matter.territory) THEN
		PERFORM refuse('PD025', 'unknown_territory',
		    jsonb_build_object('territory', territory));
	END IF;
END
$$;
