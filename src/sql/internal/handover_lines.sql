-- SPDX-License-Identifier: MIT
-- What a login has to hand over at a moment: of the tickets of its platforms those
-- that somebody must look at before long, of its own hands what it holds, and the
-- notes that are still valid. Of a kind at most 300, what is due first.
--
-- A reason is one branch of `found`, with its place in the order.
CREATE FUNCTION paidan_int.handover_lines(who text, now_at timestamptz)
RETURNS SETOF paidan_int.handover_line
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	platforms int[] := platforms_of(who);
	home int := (SELECT a.platform_id FROM account a WHERE a.login = who);
	most constant int := 300;
BEGIN
	RETURN QUERY
	WITH found AS (
		(SELECT 2 AS rank, 'instruction' AS kind, t.id AS ticket
		FROM ticket_open t
		WHERE t.id IN (SELECT i.ticket_id FROM instruction i)
		    AND t.platform_id = ANY (platforms)
		ORDER BY t.due_at, t.id LIMIT most)
		UNION ALL
		(SELECT 3, 'unsigned', t.id
		FROM ticket_open t
		WHERE t.queue = 'sign_in' AND t.due_at <= now_at AND t.platform_id = ANY (platforms)
		    AND EXISTS (SELECT FROM clock c WHERE c.ticket_id = t.id AND c.kind = 'sign_in'
		        AND c.due_at <= now_at)
		ORDER BY t.due_at, t.id LIMIT most)
		UNION ALL
		(SELECT 4, 'disputed', t.id
		FROM ticket_open t
		WHERE t.docket AND t.platform_id = ANY (platforms)
		ORDER BY t.due_at, t.id LIMIT most)
		UNION ALL
		(SELECT 3, 'callback', t.id
		FROM ticket_open t
		WHERE t.queue = 'follow_up' AND t.call_mark = 'promised'
		    AND t.platform_id = ANY (platforms)
		ORDER BY t.call_at, t.id LIMIT most)
		UNION ALL
		(SELECT 5, 'due', d.id
		FROM (SELECT DISTINCT s.queue FROM state s
		    WHERE s.is_open AND s.queue <> 'parked') AS q
		CROSS JOIN LATERAL (
			SELECT t.id, t.due_at FROM ticket_open t
			WHERE t.queue = q.queue AND t.due_at > now_at
			    AND t.due_at <= now_at + interval '12 hours'
			    AND t.platform_id = ANY (platforms)
			ORDER BY t.due_at, t.id LIMIT most
		) AS d
		ORDER BY d.due_at, d.id LIMIT most)
		UNION ALL
		SELECT 6, 'claimed', t.id
		FROM ticket_open t
		WHERE t.claim_by = who AND t.claim_until > now_at
	), line AS (
		SELECT min(f.rank) AS rank, array_agg(f.kind ORDER BY f.rank) AS kinds, f.ticket
		FROM found f GROUP BY f.ticket
	), row AS (
		SELECT l.rank, l.kinds, t.id AS ticket, NULL::bigint AS note, t.number, t.title,
		    u.short_name AS unit, t.due_at, t.warn_at, t.due_unit, t.urgency, NULL AS text
		FROM line l
		JOIN ticket_open t ON t.id = l.ticket
		    AND (t.confidants IS NULL OR who = ANY (t.confidants))
		LEFT JOIN unit u ON u.id = t.unit_id
		UNION ALL
		SELECT 1, ARRAY['note'], n.ticket_id, n.id, t.number, t.title, n.by_name,
		    n.until_at, NULL, NULL, NULL,
		    concat_ws('：', coalesce(n.to_name, n.to_code), n.text)
		FROM shift_note n
		LEFT JOIN LATERAL (
			SELECT o.number, o.title FROM ticket_open o
			WHERE o.id = n.ticket_id
			    AND (o.confidants IS NULL OR who = ANY (o.confidants))
			UNION ALL
			SELECT c.number, c.title FROM closed_of(n.ticket_id) c
			WHERE (c.confidants IS NULL OR who = ANY (c.confidants))
		) AS t ON true
		WHERE n.platform_id = home AND n.until_at > now_at
		    AND (n.by = who OR n.to_kind = 'next'
		        OR n.to_kind = 'person' AND n.to_code = who
		        OR n.to_kind = 'role' AND has_role(who, n.to_code))
	)
	SELECT r.kinds, r.ticket, r.note, r.number, r.title, r.unit, r.due_at, r.warn_at,
	    r.due_unit, r.urgency, r.text
	FROM row r
	ORDER BY r.rank, r.due_at, r.ticket, r.note;
END
$$;
