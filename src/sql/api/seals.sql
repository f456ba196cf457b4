-- SPDX-License-Identifier: MIT
-- The seals of the days, to be kept elsewhere.
CREATE FUNCTION paidan_api.seals("from" date, "to" date)
RETURNS TABLE (day date, events bigint, seal bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	PERFORM check_plain_right((context()).login, 'verify');
	RETURN QUERY
	SELECT s.day, s.events, s.seal FROM seal s
	WHERE ("from" IS NULL OR s.day >= "from") AND ("to" IS NULL OR s.day <= "to")
	ORDER BY s.day;
END
$$;
