-- SPDX-License-Identifier: MIT
-- The rules in force on a day, by whom and from what they were loaded; without
-- a day all versions, newest first.
CREATE FUNCTION paidan_api.rules_at(day date)
RETURNS TABLE (version int, effective_from date, loaded_at timestamptz, loaded_by text, source text,
    pack jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	PERFORM check_account();
	RETURN QUERY
	SELECT p.version, p.effective_from, p.loaded_at, coalesce(o.name, p.loaded_by), p.source,
	    p.pack
	FROM rule_pack p LEFT JOIN account o ON o.login = p.loaded_by
	WHERE rules_at.day IS NULL OR p.version = rules_on(rules_at.day)
	ORDER BY p.version DESC;
END
$$;
