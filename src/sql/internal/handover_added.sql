-- SPDX-License-Identifier: MIT
-- What has come onto the list of who signed off since then, as it stands now.
CREATE FUNCTION paidan_int.handover_added(h paidan.handover, now_at timestamptz)
RETURNS SETOF paidan_int.handover_line
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT l.* FROM handover_lines(h.off_by, now_at) AS l
	WHERE NOT EXISTS (SELECT FROM handover_item i WHERE i.handover_id = h.id
	    AND CASE WHEN l.note_id IS NULL THEN i.note_id IS NULL AND i.ticket_id = l.ticket_id
	        ELSE i.note_id = l.note_id END)
$$;
