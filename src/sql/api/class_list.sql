-- SPDX-License-Identifier: MIT
-- The classes of the rules in force today.
CREATE FUNCTION paidan_api.class_list()
RETURNS TABLE (code text, name text, lane text, urgency smallint, is_default boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	PERFORM check_account();
	RETURN QUERY
	SELECT c.code, c.name, c.lane, c.urgency, c.is_default
	FROM rule_class c
	WHERE c.version = rules_today()
	ORDER BY c.position;
END
$$;
