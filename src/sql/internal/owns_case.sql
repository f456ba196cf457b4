-- SPDX-License-Identifier: MIT
-- Is the case of one of the own platforms, and not about something confidential?
CREATE FUNCTION paidan_int.owns_case(wanted bigint)
RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN EXISTS (SELECT FROM supervision s
	    WHERE s.id = wanted AND s.platform_id = ANY (my_platforms()))
	    AND wanted <> ALL (hidden_cases());
END
$$;
