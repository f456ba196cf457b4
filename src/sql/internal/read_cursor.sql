-- SPDX-License-Identifier: MIT
-- A cursor of the feed as given to a client.
CREATE FUNCTION paidan_int.read_cursor(since text)
RETURNS xid8
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF since IS NULL OR since !~ '^\d{1,18}$' THEN
		PERFORM bad_value('since');
	END IF;
	RETURN since::xid8;
END
$$;
