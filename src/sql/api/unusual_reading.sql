-- SPDX-License-Identifier: MIT
-- What is unusual about the readings of a month (any day of it), by login, the most first: kind
-- and most as in reading_rule; at and number: of the last of them, the number only for who may
-- see the ticket. Of the platforms below the own.
CREATE FUNCTION paidan_api.unusual_reading(month date)
RETURNS TABLE (kind text, login text, name text, n int, most int, at timestamptz, number text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	me text := my_login();
	mine int := (SELECT a.platform_id FROM account a WHERE a.login = me);
	begins timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE zone();
	ends timestamptz := (date_trunc('month', month::timestamp) + interval '1 month')
	    AT TIME ZONE zone();
BEGIN
	PERFORM check_plain_right(me, 'who_saw');
	RETURN QUERY
	WITH read AS MATERIALIZED (
		SELECT l.*, (l.at AT TIME ZONE zone()) AS local
		FROM read_log l
		WHERE l.at >= begins AND l.at < ends AND covers(mine, platform_of(l.ticket_id))
	), told AS (
		SELECT 'many' AS kind, r.login, count(*) AS n, max(r.at) AS at,
		    max(r.ticket_id) AS ticket
		FROM read r GROUP BY r.login, r.local::date
		UNION ALL
		SELECT 'off_hours', r.login, count(*), max(r.at), max(r.ticket_id)
		FROM read r WHERE off_hours(r.local) GROUP BY r.login
		UNION ALL
		SELECT 'not_in_hand', r.login, count(*), max(r.at), max(r.ticket_id)
		FROM read r
		WHERE NOT EXISTS (SELECT FROM event e WHERE e.ticket_id = r.ticket_id
		    AND e.actor = r.login AND e.at > r.at - interval '30 days'
		    AND e.at < r.at + interval '1 day')
		GROUP BY r.login
		UNION ALL
		SELECT 'same_citizen', r.login, count(*), max(r.at), max(r.ticket_id)
		FROM read r GROUP BY r.login, r.citizen_id
	)
	SELECT t.kind, t.login, coalesce(a.name, t.login), t.n::int, u.most, t.at,
	    told_number(t.ticket)
	FROM told t
	JOIN reading_rule u ON u.kind = t.kind AND t.n > u.most
	LEFT JOIN account a ON a.login = t.login
	ORDER BY t.n::float8 / greatest(u.most, 1) DESC, t.login, t.kind;
END
$$;
