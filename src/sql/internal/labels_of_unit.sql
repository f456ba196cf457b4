-- SPDX-License-Identifier: MIT
-- The judge knows a unit by its id, by where it is and by what it does, as its
-- name says: what was learned of one county's bureau then serves for the next
-- county's. Those two are hashes below zero, where no unit is.
CREATE FUNCTION paidan_int.labels_of_unit()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	parts record := name_parts(NEW.name);
BEGIN
	NEW.named_place := CASE WHEN length(parts.last) > 1 THEN parts.last ELSE '' END;
	NEW.labels := ARRAY[NEW.id];
	IF parts.place <> '' THEN
		NEW.labels := NEW.labels
		    || -1 - (hashtextextended('place ' || parts.place, 0) & 1073741823)::int
		    || -1 - (hashtextextended('trade ' || parts.trade, 0) & 1073741823)::int;
	END IF;
	RETURN NEW;
END
$$;
CREATE TRIGGER labels_of_unit BEFORE INSERT OR UPDATE OF name ON paidan.unit
FOR EACH ROW EXECUTE FUNCTION paidan_int.labels_of_unit();
UPDATE paidan.unit SET name = name WHERE labels = '{}';
