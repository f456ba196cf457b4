-- SPDX-License-Identifier: MIT
-- Fills in path, full name and label from the parent's; parents come before
-- children.
CREATE FUNCTION paidan_int.path_of_category()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	parent paidan.category;
BEGIN
	SELECT c.* INTO parent FROM category c WHERE c.id = new.parent_id;
	new.path := coalesce(parent.path || new.id::text, new.id::text::ltree);
	new.full_name := concat_ws('/', parent.full_name, new.name);
	new.label := concat_ws('/', parent.name, new.name);
	RETURN new;
END
$$;

CREATE TRIGGER path_of_category BEFORE INSERT OR UPDATE ON paidan.category
FOR EACH ROW EXECUTE FUNCTION paidan_int.path_of_category();
