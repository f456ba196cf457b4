-- SPDX-License-Identifier: MIT
-- When a ticket is next due: the only place that knows. The clock engine will
-- replace it. It is always finite; it depends on nothing but the ticket, so
-- that all can be computed anew.
CREATE FUNCTION paidan_int.next_due(in_state text, how_urgent smallint, received timestamptz,
    dispatched timestamptz, since timestamptz)
RETURNS timestamptz
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT coalesce((
		SELECT l.allowed + CASE l.starts
			WHEN 'received' THEN received
			WHEN 'dispatched' THEN coalesce(dispatched, since)
			ELSE since END
		FROM state s
		JOIN time_limit l ON l.clock = s.clock AND l.urgency = how_urgent
		WHERE s.code = in_state), '9999-01-01 00:00:00Z')
$$;
