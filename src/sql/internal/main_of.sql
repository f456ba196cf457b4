-- SPDX-License-Identifier: MIT
-- The ticket that one was merged into, however many merges lie between; NULL: none.
CREATE FUNCTION paidan_int.main_of(ticket bigint)
RETURNS bigint
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT m.main_id FROM merge m WHERE m.ticket_id = main_of.ticket AND m.undone_at IS NULL
$$;
