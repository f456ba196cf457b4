-- SPDX-License-Identifier: MIT
-- What would be different if this pack were in force on a day: a row a value;
-- old or new is NULL where there is none.
CREATE FUNCTION paidan_api.rules_diff(pack jsonb, day date)
RETURNS TABLE (path text, old text, new text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	PERFORM check_account();
	RETURN QUERY
	SELECT path, o.value, n.value
	FROM (SELECT f.path, string_agg(f.value, ' ' ORDER BY f.value) AS value
	    FROM rule_pack p, flatten(p.pack) AS f
	    WHERE p.version = rules_on(rules_diff.day) GROUP BY f.path) AS o
	FULL JOIN (SELECT f.path, string_agg(f.value, ' ' ORDER BY f.value) AS value
	    FROM flatten(rules_diff.pack) AS f GROUP BY f.path) AS n USING (path)
	WHERE o.value IS DISTINCT FROM n.value
	ORDER BY path;
END
$$;
