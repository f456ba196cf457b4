-- SPDX-License-Identifier: MIT
-- What belongs to the replies and reports on a ticket and where each is kept, oldest
-- first; of the units whose words the login may read.
CREATE FUNCTION paidan_api.attachments(ticket bigint)
RETURNS TABLE (id bigint, unit_id int, unit_name text, verb text, name text, kind text,
    place text, sha256 text, at timestamptz, by_name text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 2
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	heard int[];
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	heard := heard_units(ticket);
	RETURN QUERY
	SELECT x.id, x.unit_id, u.short_name, x.verb, x.name, x.kind, x.place, x.sha256, x.at,
	    coalesce(o.name, x.by)
	FROM attachment x
	JOIN unit u ON u.id = x.unit_id
	LEFT JOIN account o ON o.login = x.by
	WHERE x.ticket_id = ticket AND (heard IS NULL OR x.unit_id = ANY (heard))
	ORDER BY x.id;
END
$$;
