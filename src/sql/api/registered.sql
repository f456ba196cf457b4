-- SPDX-License-Identifier: MIT
-- What the login has registered since midnight, the newest first, with the channel and, if it is
-- closed, how; at most 200.
CREATE FUNCTION paidan_api.registered()
RETURNS TABLE (id bigint, registered_at timestamptz, channel_name text, close_type text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	me text := (context()).login;
	midnight timestamptz := date_trunc('day', (context()).at, zone());
BEGIN
	PERFORM check_plain_right(me, 'register');
	RETURN QUERY
	SELECT x.id, x.registered_at, h.name, d.close_type
	FROM ticket_text x
	JOIN channel h ON h.id = x.channel_id
	LEFT JOIN LATERAL (SELECT c.close_type FROM told_ticket(x.id) AS c) AS d ON true
	WHERE x.registered_by = me AND x.registered_at >= midnight AND can_see(x.id)
	ORDER BY x.registered_at DESC, x.id DESC
	LIMIT 200;
END
$$;
