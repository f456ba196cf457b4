-- SPDX-License-Identifier: MIT
-- Who had personal data of a ticket shown, when, from where and why; the first first. See
-- check_who_saw for who may ask.
CREATE FUNCTION paidan_api.who_saw(ticket bigint)
RETURNS TABLE (seq int, at timestamptz, login text, name text, unit_name text, host text,
    application text, field text, reason_code text, reason_name text, reason text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	PERFORM check_who_saw(ticket);
	RETURN QUERY
	SELECT r.seq, r.at, r.login, r.name, u.short_name, host(r.host), r.application, r.field,
	    r.reason_code, coalesce(n.name, r.reason_code), r.reason
	FROM read_log r
	LEFT JOIN unit u ON u.id = r.unit_id
	LEFT JOIN reason n ON n.kind = 'reveal' AND n.code = r.reason_code
	WHERE r.ticket_id = ticket
	ORDER BY r.seq;
END
$$;
