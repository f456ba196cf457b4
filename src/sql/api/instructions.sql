-- SPDX-License-Identifier: MIT
-- What leaders wrote on a ticket, or (NULL) on any ticket that is still open and
-- that the login may see: the newest first, some hundred at most.
CREATE FUNCTION paidan_api.instructions(ticket bigint)
RETURNS TABLE (id bigint, ticket_id bigint, number text, title text, rank text, leader text,
    office text, given_on date, words text, recorded_at timestamptz, recorded_name text,
    case_number text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT i.id, i.ticket_id, n.number, n.title, i.rank, i.leader, i.office, i.given_on,
	    i.words, i.recorded_at, coalesce(a.name, i.recorded_by),
	    (SELECT c.number FROM supervision_cause s JOIN supervision c ON c.id = s.case_id
	        WHERE s.ticket_id = i.ticket_id AND s.kind = 'instruction'
	            AND s.mark = i.id::text LIMIT 1)
	FROM instruction i
	CROSS JOIN LATERAL told_ticket(i.ticket_id) AS n
	LEFT JOIN account a ON a.login = i.recorded_by
	WHERE (i.ticket_id = ticket OR ticket IS NULL AND n.closed_at IS NULL)
	    AND can_see(i.ticket_id)
	ORDER BY i.id DESC LIMIT 200;
END
$$;
