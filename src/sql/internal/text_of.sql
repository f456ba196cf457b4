-- SPDX-License-Identifier: MIT
-- What was said with a ticket, open or closed. In one month: see closed_of.
CREATE FUNCTION paidan_int.text_of(ticket bigint)
RETURNS SETOF paidan.ticket_text
LANGUAGE plpgsql STABLE STRICT ROWS 1
SET plan_cache_mode = force_custom_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN QUERY SELECT m.* FROM ticket_text m WHERE m.id = ticket;
END
$$;
