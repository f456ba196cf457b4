-- SPDX-License-Identifier: MIT
-- The rounds of a ticket: how it went out, to whom, what was answered, what the citizen
-- said to that. What the unit found wrong with its own work, if it had to look.
CREATE FUNCTION paidan_api.rounds(ticket bigint)
RETURNS TABLE (round int, mode text, sent_at timestamptz, lead_name text, assist_names text,
    replied_at timestamptz, reply_text text, rated_at timestamptz, responded boolean,
    solved boolean, satisfaction text, reason_code text, words text, cause text,
    measures text, told boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 2
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT r.n::int, (SELECT e.detail ->> 'mode' FROM events_of(ticket) e
	        WHERE e.verb = 'dispatch' AND (e.detail ->> 'round')::int = r.n
	        AND e.detail ? 'mode' LIMIT 1),
	    r.sent_at, u.short_name, r.helpers, l.replied_at, l.reply_text, c.at, c.responded,
	    c.solved, c.satisfaction, c.reason_code, c.words, f.cause, f.measures, f.told
	FROM (
		SELECT s.round AS n, min(s.assigned_at) AS sent_at,
		    string_agg(DISTINCT h.short_name, '、') FILTER (WHERE s.role = 'assist')
		        AS helpers
		FROM assignment s JOIN unit h ON h.id = s.unit_id
		WHERE s.ticket_id = ticket GROUP BY s.round
	) AS r
	LEFT JOIN LATERAL (
		SELECT s.unit_id, s.replied_at, s.reply_text FROM assignment s
		WHERE s.ticket_id = ticket AND s.round = r.n AND s.role = 'lead'
		ORDER BY s.replied_at DESC NULLS LAST, s.id DESC LIMIT 1
	) AS l ON true
	LEFT JOIN unit u ON u.id = l.unit_id
	LEFT JOIN LATERAL (
		SELECT k.* FROM call k WHERE k.ticket_id = ticket AND k.round = r.n
		    AND k.satisfaction IS NOT NULL
		ORDER BY k.id DESC LIMIT 1
	) AS c ON true
	LEFT JOIN rectification f ON f.ticket_id = ticket AND f.round = r.n
	ORDER BY r.n;
END
$$;
