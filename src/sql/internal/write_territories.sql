-- SPDX-License-Identifier: MIT
-- Writes territories that are new or changed, parents before children; what
-- lies in a changed one takes its path and full name from it anew.
CREATE FUNCTION paidan_int.write_territories(given paidan_int.new_territory[])
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	touched text[] := ARRAY(SELECT g.code FROM unnest(given) AS g WHERE g.verdict = 'changed');
BEGIN
	LOOP
		INSERT INTO territory (code, name, short_name, level, parent_code)
		SELECT g.code, g.name, g.short_name, g.level, g.parent_code
		FROM unnest(given) AS g
		WHERE g.verdict = 'new'
		    AND NOT EXISTS (SELECT FROM territory t WHERE t.code = g.code)
		    AND (g.parent_code IS NULL
		        OR EXISTS (SELECT FROM territory p WHERE p.code = g.parent_code))
		ORDER BY g.row_no;
		EXIT WHEN NOT FOUND;
	END LOOP;
	UPDATE territory t
	SET name = g.name, short_name = g.short_name, level = g.level,
	    parent_code = g.parent_code
	FROM unnest(given) AS g WHERE g.verdict = 'changed' AND t.code = g.code;
	UPDATE territory t SET host_code = g.host_code
	FROM unnest(given) AS g
	WHERE g.verdict IN ('new', 'changed') AND t.code = g.code
	    AND t.host_code IS DISTINCT FROM g.host_code;
	WHILE cardinality(touched) > 0 LOOP
		WITH below AS (
			UPDATE territory t SET parent_code = t.parent_code
			WHERE t.parent_code = ANY (touched) RETURNING t.code
		)
		SELECT array_agg(b.code) INTO touched FROM below b;
	END LOOP;
	DELETE FROM zone_member m USING unnest(given) AS g
	WHERE g.verdict IN ('new', 'changed') AND g.zone_given AND m.member_code = g.code
	    AND m.zone_code IS DISTINCT FROM g.zone_code;
	INSERT INTO zone_member (zone_code, member_code)
	SELECT g.zone_code, g.code FROM unnest(given) AS g
	WHERE g.verdict IN ('new', 'changed') AND g.zone_code IS NOT NULL
	ON CONFLICT DO NOTHING;
END
$$;
