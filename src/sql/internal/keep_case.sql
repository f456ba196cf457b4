-- SPDX-License-Identifier: MIT
-- Keeps a ticket among the newest 500 of its unit, with its words.
CREATE FUNCTION paidan_int.keep_case(unit int, ticket bigint, at timestamptz,
    h paidan_int.hint_text)
RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	INSERT INTO hint_case (unit_id, ticket_id, at, words)
	SELECT unit, ticket, keep_case.at, array_agg(f.feature ORDER BY f.feature)
	FROM unnest(h.features, h.blocks) AS f(feature, block)
	WHERE f.block IN (1, 4)
	HAVING count(*) > 0;
	DELETE FROM hint_case c
	WHERE c.unit_id = unit AND c.at < (SELECT o.at FROM hint_case o
	    WHERE o.unit_id = unit ORDER BY o.at DESC OFFSET 499 LIMIT 1);
END
$$;
