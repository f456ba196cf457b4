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
	home int;
BEGIN
	PERFORM check_plain_right(me, 'register');
	SELECT c.platform_id INTO home FROM account c WHERE c.login = me;
	RETURN QUERY
	SELECT r.id, x.registered_at, h.name, r.close_type
	FROM (
		-- What came in today has changed its state today, or was closed.
		SELECT t.id, NULL AS close_type FROM ticket_open t
		WHERE t.state_at >= midnight AND t.platform_id = home
		UNION ALL
		SELECT d.id, d.close_type FROM ticket_closed d
		WHERE d.closed_at >= midnight AND d.platform_id = home
	) AS r
	-- Fenced: one look into one month for each, never through all that one ever registered.
	CROSS JOIN LATERAL (SELECT y.registered_at, y.registered_by, y.channel_id
	    FROM ticket_text y WHERE y.id = r.id OFFSET 0) AS x
	JOIN channel h ON h.id = x.channel_id
	WHERE x.registered_by = me AND x.registered_at >= midnight AND can_see(r.id)
	ORDER BY x.registered_at DESC, r.id DESC
	LIMIT 200;
END
$$;
