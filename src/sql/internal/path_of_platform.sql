-- SPDX-License-Identifier: MIT
-- Fills in the path from the parent's; parents come before children.
CREATE FUNCTION paidan_int.path_of_platform()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	new.path := coalesce((SELECT p.path FROM platform p WHERE p.id = new.parent_id)
	    || new.id::text, new.id::text::ltree);
	RETURN new;
END
$$;

CREATE TRIGGER path_of_platform BEFORE INSERT OR UPDATE ON paidan.platform
FOR EACH ROW EXECUTE FUNCTION paidan_int.path_of_platform();
