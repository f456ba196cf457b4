-- SPDX-License-Identifier: MIT
-- The citizen has given an opinion: nobody is to be called any more.
CREATE FUNCTION paidan_int.rated(a paidan_int.act)
RETURNS paidan.ticket_open
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open := a.t;
BEGIN
	t.calls := t.calls + 1;
	t.call_at := NULL;
	t.call_mark := NULL;
	RETURN t;
END
$$;
