-- SPDX-License-Identifier: MIT
-- What the registry says of a matter in a place. Of the rows that name a
-- leading unit the most specific count: match: one unit, conflict: several,
-- gap: there is none, or the matter is not known.
CREATE FUNCTION paidan_int.registry_verdict(category int, place text, on_day date,
    OUT verdict text, OUT leads int[], OUT duties int[])
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	IF category IS NOT NULL THEN
		SELECT array_agg(DISTINCT r.unit_id), array_agg(r.duty_id ORDER BY r.duty_id)
		INTO leads, duties
		FROM (SELECT w.unit_id, w.duty_id, w.rank, min(w.rank) OVER () AS best
		    FROM registry_rows(category, place, on_day) AS w WHERE w.role = 'lead') AS r
		WHERE r.rank = r.best;
	END IF;
	leads := coalesce(leads, '{}');
	duties := coalesce(duties, '{}');
	verdict := CASE cardinality(leads) WHEN 0 THEN 'gap' WHEN 1 THEN 'match'
	    ELSE 'conflict' END;
END
$$;
