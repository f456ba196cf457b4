-- SPDX-License-Identifier: MIT
-- What an appeal is about, where, how urgent, of which class. A territory or
-- urgency of NULL stays as it is; without a class, another urgency brings the
-- class that goes with it.
CREATE FUNCTION paidan_api.classify(command uuid, ticket bigint, version int, category int,
    territory text, urgency int, note text, class text DEFAULT NULL)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'classify', ticket, version);
	t paidan.ticket_open := a.t;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('category', category::text);
	PERFORM check_matter(category, territory);
	IF urgency NOT BETWEEN 0 AND 2 THEN
		PERFORM bad_value('urgency');
	END IF;
	t.category_id := category;
	t.territory_code := coalesce(territory, t.territory_code);
	IF class IS NOT NULL THEN
		PERFORM check_class(t, class);
		t.class := class;
	ELSIF urgency <> t.urgency THEN
		t.class := class_of(t.rule_version, NULL, urgency::smallint);
	END IF;
	t.urgency := coalesce(urgency::smallint, t.urgency);
	a.t := t;
	RETURN finish_write(a, a.from_state, jsonb_build_object(
	    'category', (SELECT c.full_name FROM category c WHERE c.id = t.category_id),
	    'territory', (SELECT p.full_name FROM territory p WHERE p.code = t.territory_code),
	    'urgency', t.urgency, 'class', class_name(t), 'note', nullif(btrim(note), '')));
END
$$;
