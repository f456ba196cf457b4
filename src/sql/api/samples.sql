-- SPDX-License-Identifier: MIT
-- The samples that were drawn, newest first, of the login's platforms.
CREATE FUNCTION paidan_api.samples()
RETURNS TABLE (id int, drawn_at timestamptz, drawn_name text, seed text, percent int,
    tickets int, chosen int)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT s.id, s.drawn_at, coalesce(a.name, s.drawn_by), s.seed, s.percent::int,
	    count(t.ticket_id)::int, (count(*) FILTER (WHERE t.chosen))::int
	FROM sample s
	LEFT JOIN sample_ticket t ON t.sample_id = s.id
	LEFT JOIN account a ON a.login = s.drawn_by
	WHERE s.platform_id = ANY ((SELECT my_platforms())::int[])
	GROUP BY s.id, a.name
	ORDER BY s.id DESC LIMIT 100
$$;
