-- SPDX-License-Identifier: MIT
-- Every reason for every unit that could answer for a ticket, of whatever
-- kind; weight is exact, what the reason says of it is rounded.
CREATE FUNCTION paidan_int.hint_reasons(ticket bigint, category int, territory text, body text,
    place text)
RETURNS TABLE (unit_id int, role text, weight float8, reason jsonb)
LANGUAGE plpgsql STABLE ROWS 50
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	rules jsonb := hint_rules();
	h paidan_int.hint_text := read_hint(body, place, category, territory);
BEGIN
	RETURN QUERY SELECT f.unit_id, 'lead', f.weight, f.reason
	FROM text_hints(h, body, place, category IS NOT NULL, rules) AS f;
	RETURN QUERY SELECT f.unit_id, 'lead', f.weight, f.reason
	FROM history_hints(category, territory, rules) AS f;
	RETURN QUERY SELECT f.unit_id, 'lead', f.weight, f.reason
	FROM territory_hints(territory, rules) AS f;
	RETURN QUERY SELECT f.unit_id, f.role, f.weight, f.reason
	FROM ruling_hints(category, territory, place, rules) AS f;
	IF category IS NULL THEN
		RETURN QUERY SELECT f.unit_id, 'lead', f.weight, f.reason
		FROM word_hints(h, territory, rules) AS f;
	END IF;
	RETURN QUERY SELECT f.unit_id, f.role, f.weight, f.reason
	FROM duty_hints(category, territory, rules) AS f;
END
$$;
