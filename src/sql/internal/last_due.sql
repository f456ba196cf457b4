-- SPDX-License-Identifier: MIT
-- What a ticket was to be done by, when it is over: the last limit for
-- handling it, or if no unit ever had it, for dispatching it.
CREATE FUNCTION paidan_int.last_due(t paidan.ticket_open)
RETURNS timestamptz
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN coalesce((
		SELECT p.due_at FROM past_clocks_of(t.id) p
		JOIN clock_kind k ON k.code = p.kind
		ORDER BY k.extends DESC, p.kind = 'dispatch' DESC, p.id DESC LIMIT 1), t.due_at);
END
$$;
