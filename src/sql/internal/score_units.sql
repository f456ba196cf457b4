-- SPDX-License-Identifier: MIT
-- What the judge thinks of each unit of which any label is spoken of: of the
-- unit itself, of its place, of its trade. met: the unit itself was.
CREATE FUNCTION paidan_int.score_units(of_model smallint, terms paidan_int.hint_term[])
RETURNS TABLE (unit_id int, score float8, labels int[], met boolean)
LANGUAGE plpgsql STABLE ROWS 100
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT u.id, sum(j.score), u.labels, bool_or(j.label = u.id)
	FROM (SELECT o.id, o.labels, unnest(o.labels) AS label FROM unit o OFFSET 0) AS u
	JOIN score_labels(of_model, terms) AS j ON j.label = u.label
	GROUP BY u.id, u.labels;
END
$$;
