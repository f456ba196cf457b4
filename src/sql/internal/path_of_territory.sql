-- SPDX-License-Identifier: MIT
-- Fills in path and names from the parent's; parents come before children.
-- The full name leaves out the province, as addresses within a city do.
CREATE FUNCTION paidan_int.path_of_territory()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	parent paidan.territory;
BEGIN
	SELECT t.* INTO parent FROM territory t WHERE t.code = new.parent_code;
	new.path := coalesce(parent.path || new.code, new.code::ltree);
	new.short_name := coalesce(nullif(new.short_name, ''),
	    regexp_replace(new.name, '(居民委员会|村民委员会|居委会|村委会)$', ''));
	new.full_name := CASE WHEN parent.level = 'province' THEN '' ELSE
	    coalesce(parent.full_name, '') END || new.name;
	new.county_name := CASE WHEN new.level IN ('town', 'village', 'zone')
	    THEN coalesce(parent.county_name, new.short_name) ELSE new.short_name END;
	RETURN new;
END
$$;

CREATE TRIGGER path_of_territory BEFORE INSERT OR UPDATE ON paidan.territory
FOR EACH ROW EXECUTE FUNCTION paidan_int.path_of_territory();
