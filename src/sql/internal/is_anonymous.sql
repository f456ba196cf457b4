-- SPDX-License-Identifier: MIT
-- Did the citizen of a ticket ask not to be named?
CREATE FUNCTION paidan_int.is_anonymous(ticket bigint)
RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN coalesce((SELECT z.anonymous FROM text_of(ticket) x
	    JOIN citizen z ON z.id = x.citizen_id), false);
END
$$;
