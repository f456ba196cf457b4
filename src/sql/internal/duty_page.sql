-- SPDX-License-Identifier: MIT
-- The ids of a page of rows of one kind, by matter, place and unit;
-- those after a row, if one is given. units, categories, places: the row's own
-- is one of these; words: the row has them all. A conflict: rows in force for
-- the same matter and place that name different leading units.
CREATE FUNCTION paidan_int.duty_page(kind text, units int[], categories int[], places text[],
    words text, after int, "limit" int)
RETURNS int[]
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	day constant date := today();
	wanted constant text[] := regexp_split_to_array(nullif(btrim(lower(words)), ''), '\s+');
BEGIN
	RETURN ARRAY(
		WITH begun AS NOT MATERIALIZED (
			SELECT d.* FROM duty d WHERE d.approved AND d.effective_from <= day
		), standing AS NOT MATERIALIZED (
			SELECT b.* FROM begun b
			WHERE NOT EXISTS (SELECT FROM begun n
			    WHERE n.duty_no = b.duty_no AND n.version > b.version)
		), in_force AS NOT MATERIALIZED (
			SELECT s.* FROM standing s
			WHERE NOT s.ends AND (s.effective_to IS NULL OR s.effective_to >= day)
		), listed AS NOT MATERIALIZED (
			SELECT d.* FROM duty d WHERE kind = 'proposed' AND d.approved IS NULL
			UNION ALL
			SELECT d.* FROM duty d
			WHERE kind = 'future' AND d.approved AND d.effective_from > day
			UNION ALL
			SELECT s.* FROM standing s
			WHERE kind = 'expired' AND (s.ends OR s.effective_to < day)
			UNION ALL
			SELECT f.* FROM in_force f WHERE kind = 'current'
			UNION ALL
			SELECT f.* FROM in_force f
			WHERE kind = 'conflict' AND f.role = 'lead' AND EXISTS (
			    SELECT FROM in_force o
			    WHERE o.role = 'lead' AND o.unit_id <> f.unit_id
			        AND coalesce(o.category_id, 0) = coalesce(f.category_id, 0)
			        AND coalesce(o.territory_code, '') = coalesce(f.territory_code, ''))
		)
		SELECT l.id
		FROM listed l
		JOIN unit u ON u.id = l.unit_id
		LEFT JOIN category c ON c.id = l.category_id
		WHERE (units IS NULL OR l.unit_id = ANY (units))
		    AND (categories IS NULL OR l.category_id = ANY (categories))
		    AND (places IS NULL OR l.territory_code = ANY (places))
		    AND (wanted IS NULL OR NOT EXISTS (SELECT FROM unnest(wanted) AS w
		        WHERE strpos(lower(concat_ws(' ', u.short_name, l.document, l.article,
		            l.excerpt, l.note)), w) = 0))
		    AND (after IS NULL OR (coalesce(c.code, '') COLLATE "C",
		        coalesce(l.territory_code, '') COLLATE "C", u.code COLLATE "C", l.id)
		        > (SELECT coalesce(b.code, '') COLLATE "C",
		            coalesce(a.territory_code, '') COLLATE "C", v.code COLLATE "C", a.id
		        FROM duty a JOIN unit v ON v.id = a.unit_id
		        LEFT JOIN category b ON b.id = a.category_id
		        WHERE a.id = after))
		ORDER BY coalesce(c.code, '') COLLATE "C",
		    coalesce(l.territory_code, '') COLLATE "C", u.code COLLATE "C", l.id
		LIMIT "limit");
END
$$;
