-- SPDX-License-Identifier: MIT
-- Tickets (NULL: all) that are not as their last event left them: events gone
-- from the end or added there, the ticket itself changed or gone.
CREATE FUNCTION paidan_int.tail_faults(tickets bigint[])
RETURNS TABLE (ticket_id bigint, seq int, at timestamptz)
LANGUAGE plpgsql STABLE
SET enable_partitionwise_join = on
SET parallel_tuple_cost = 0
SET plan_cache_mode = force_custom_plan
SET work_mem = '64MB'
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH last AS (
		SELECT DISTINCT ON (e.ticket_id) e.ticket_id, e.seq, e.at, e.version, e.to_state
		FROM event e
		WHERE (tickets IS NULL OR e.ticket_id = ANY (tickets))
		    -- Month by month, on all cores: few are left to be sorted.
		    AND NOT EXISTS (SELECT FROM event n
		        WHERE n.ticket_id = e.ticket_id AND n.seq = e.seq + 1)
		ORDER BY e.ticket_id, e.seq DESC
	), ticket AS (
		SELECT o.id, o.version, o.state FROM ticket_open o
		WHERE tickets IS NULL OR o.id = ANY (tickets)
		UNION ALL
		SELECT c.id, c.version, c.state FROM ticket_closed c
		WHERE tickets IS NULL OR c.id = ANY (tickets)
	)
	SELECT coalesce(l.ticket_id, t.id), l.seq, l.at
	FROM last l FULL JOIN ticket t ON t.id = l.ticket_id
	WHERE (l.version, l.to_state) IS DISTINCT FROM (t.version, t.state);
END
$$;
