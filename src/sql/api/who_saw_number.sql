-- SPDX-License-Identifier: MIT
-- The same by the number of a ticket, for the command line: of an administrator, too, who sees no
-- ticket. citizen: also of other tickets of the same citizen, known by number or identity.
CREATE FUNCTION paidan_api.who_saw_number(number text, citizen boolean)
RETURNS TABLE (ticket_number text, at timestamptz, login text, name text, unit_name text,
    host text, application text, field text, reason_code text, reason_name text, reason text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	ticket bigint := coalesce(
	    (SELECT o.id FROM ticket_open o WHERE o.number = who_saw_number.number),
	    (SELECT c.id FROM ticket_closed c WHERE c.number = who_saw_number.number LIMIT 1));
	own record;
BEGIN
	PERFORM check_who_saw(ticket);
	SELECT z.* INTO own FROM ticket_text x JOIN citizen z ON z.id = x.citizen_id
	WHERE x.id = ticket;
	RETURN QUERY
	SELECT number_of(r.ticket_id), r.at, r.login, r.name, u.short_name, host(r.host),
	    r.application, r.field, r.reason_code, coalesce(n.name, r.reason_code), r.reason
	FROM (
		SELECT l.* FROM read_log l WHERE l.ticket_id = ticket
		UNION
		SELECT l.* FROM citizen z JOIN read_log l ON l.citizen_id = z.id
		WHERE citizen AND (z.phone = own.phone AND z.phone <> ''
		        OR z.id_number = own.id_number AND z.id_number <> '')
		    AND NOT hidden(l.ticket_id)
		    AND covers((SELECT a.platform_id FROM account a WHERE a.login = my_login()),
		        platform_of(l.ticket_id))
	) AS r
	LEFT JOIN unit u ON u.id = r.unit_id
	LEFT JOIN paidan.reason n ON n.kind = 'reveal' AND n.code = r.reason_code
	ORDER BY r.at, r.ticket_id, r.seq;
END
$$;
