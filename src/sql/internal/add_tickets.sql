-- SPDX-License-Identifier: MIT
-- Takes in appeals: each row is new, a duplicate by the channel's number, or
-- bad. One who imports the same numbers at the same time is waited for; the
-- numbers are taken in order. Which ticket a duplicate is is told who may see it.
CREATE FUNCTION paidan_int.add_tickets(a paidan_int.act, channel int, given paidan_int.new_ticket[])
RETURNS TABLE (row_no int, outcome text, ticket bigint, code text, field text)
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	PERFORM ensure_month(m.month)
	FROM (SELECT DISTINCT (g.ticket / 100000000)::int AS month
	    FROM unnest(given) AS g WHERE g.code IS NULL ORDER BY 1) AS m;

	INSERT INTO external (channel_id, external_no, ticket_id)
	SELECT channel, g.external_no, g.ticket FROM unnest(given) AS g
	WHERE g.code IS NULL AND g.external_no IS NOT NULL
	ORDER BY g.external_no, g.row_no
	ON CONFLICT DO NOTHING;

	PERFORM insert_tickets(a, channel, array_agg(g::paidan_int.new_ticket ORDER BY g.row_no))
	FROM unnest(given) AS g
	LEFT JOIN external e ON e.channel_id = channel AND e.external_no = g.external_no
	WHERE g.code IS NULL AND (g.external_no IS NULL OR e.ticket_id = g.ticket);

	RETURN QUERY
	SELECT g.row_no,
	    CASE WHEN g.code IS NOT NULL THEN 'bad'
	        WHEN e.ticket_id <> g.ticket THEN 'duplicate' ELSE 'new' END,
	    CASE WHEN g.code IS NULL AND (e.ticket_id IS NULL OR e.ticket_id = g.ticket
	        OR can_see(e.ticket_id)) THEN coalesce(e.ticket_id, g.ticket) END,
	    g.code, g.field
	FROM unnest(given) AS g
	LEFT JOIN external e ON e.channel_id = channel AND e.external_no = g.external_no
	ORDER BY g.row_no;
END
$$;
