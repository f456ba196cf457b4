-- SPDX-License-Identifier: MIT
-- Ends what units have not answered yet, when the ticket leaves them.
CREATE FUNCTION paidan_int.recall_assignments(ticket bigint)
RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	UPDATE assignment s SET state = 'recalled'
	WHERE s.ticket_id = ticket AND s.state IN ('assigned', 'signed')
$$;
