-- SPDX-License-Identifier: MIT
-- Ends parts of a ticket, all of them without a list: what has not been
-- answered is recalled, an answer stays one.
CREATE FUNCTION paidan_int.end_parts(a paidan_int.act, parts bigint[] DEFAULT NULL)
RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	UPDATE assignment s
	SET state = CASE s.state WHEN 'replied' THEN s.state ELSE 'recalled' END,
	    ended_at = a.at
	WHERE s.ticket_id = (a.t).id AND s.ended_at IS NULL
	    AND (parts IS NULL OR s.id = ANY (parts))
$$;
