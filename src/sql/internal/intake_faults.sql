-- SPDX-License-Identifier: MIT
-- Tickets (NULL: all) that do not say any more when, where and with which words they came in.
-- Those registered before this was written down are passed over.
CREATE FUNCTION paidan_int.intake_faults(tickets bigint[])
RETURNS TABLE (ticket_id bigint, seq int, at timestamptz, fault text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT e.ticket_id, e.seq, e.at,
	    CASE WHEN text_hash(x.place, x.body) <> e.detail ->> 'text_hash' THEN 'text'
	        ELSE 'receipt' END
	FROM event e
	JOIN ticket_text x ON x.id = e.ticket_id
	LEFT JOIN ticket_open o ON o.id = e.ticket_id
	LEFT JOIN ticket_closed c ON c.id = e.ticket_id
	WHERE e.seq = 1 AND e.detail ? 'text_hash'
	    AND (tickets IS NULL OR e.ticket_id = ANY (tickets))
	    AND (text_hash(x.place, x.body) <> e.detail ->> 'text_hash'
	        OR to_ms(x.received_at) <> (e.detail ->> 'received_ms')::bigint
	        OR to_ms(coalesce(o.received_at, c.received_at))
	            <> (e.detail ->> 'received_ms')::bigint);
END
$$;
