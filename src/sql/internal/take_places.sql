-- SPDX-License-Identifier: MIT
-- The channels and platforms of a pack: new ones are made, known ones take its
-- names; none is taken away, for tickets came by it. A known platform stays
-- where it is. Gives the path of one that cannot be, or NULL.
CREATE FUNCTION paidan_int.take_places(pack jsonb)
RETURNS text
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	given record;
	up int;
BEGIN
	INSERT INTO channel AS h (code, name)
	SELECT c.value ->> 'code', c.value ->> 'name'
	FROM jsonb_path_query(pack, '$.channels[*] ? (@ <> null)') AS c(value)
	ON CONFLICT (code) DO UPDATE SET name = excluded.name WHERE h.name <> excluded.name;
	FOR given IN
		SELECT p.value ->> 'code' AS code, p.value ->> 'name' AS name,
		    p.value ->> 'kind' AS kind, p.value ->> 'parent' AS parent,
		    'platforms[' || p.n - 1 || ']' AS path
		FROM jsonb_path_query(pack, '$.platforms[*] ? (@ <> null)')
		    WITH ORDINALITY AS p(value, n)
		ORDER BY p.n
	LOOP
		UPDATE platform p SET name = given.name WHERE p.code = given.code;
		CONTINUE WHEN FOUND;
		SELECT p.id INTO up FROM platform p WHERE p.code = given.parent;
		IF (up IS NULL) <> (given.kind = 'city')
		    OR up IS NULL AND EXISTS (SELECT FROM platform p WHERE p.parent_id IS NULL) THEN
			RETURN given.path;
		END IF;
		INSERT INTO platform (code, name, kind, parent_id, path)
		VALUES (given.code, given.name, given.kind, up, '');
	END LOOP;
	RETURN NULL;
END
$$;
