-- SPDX-License-Identifier: MIT
-- The rules in force on a day, by whom and from what they were loaded. No row:
-- the day is before the first.
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
	WHERE p.effective_from <= rules_at.day
	ORDER BY p.effective_from DESC, p.version DESC LIMIT 1;
END
$$;
