-- SPDX-License-Identifier: MIT
-- A row of the registry through its versions, the newest first.
CREATE FUNCTION paidan_api.registry_history(duty_no int)
RETURNS SETOF paidan_api.registry_row
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM check_account();
	RETURN QUERY
	SELECT l.* FROM registry_lines(ARRAY(SELECT d.id FROM duty d
	    WHERE d.duty_no = registry_history.duty_no ORDER BY d.version DESC), NULL, NULL) AS l;
END
$$;
