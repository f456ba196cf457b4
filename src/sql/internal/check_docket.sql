-- SPDX-License-Identifier: MIT
-- What the coordination group does, it does to what is before it.
CREATE FUNCTION paidan_int.check_docket(t paidan.ticket_open)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF NOT t.docket THEN
		PERFORM refuse('PD057', 'not_disputed');
	END IF;
END
$$;
