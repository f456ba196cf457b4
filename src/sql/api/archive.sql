-- SPDX-License-Identifier: MIT
-- Closes a ticket that the citizen has confirmed. Closed is not solved: only
-- what the citizen called solved is closed as resolved.
CREATE FUNCTION paidan_api.archive(command uuid, ticket bigint, version int, note text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'archive', ticket, version);
	solved boolean;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	SELECT (e.detail ->> 'solved')::boolean INTO solved
	FROM event e
	WHERE e.ticket_id = (a.t).id AND e.verb = 'follow_up' AND e.to_state = 'confirmed'
	ORDER BY e.seq DESC LIMIT 1;
	RETURN finish_closing(a, 'archived', CASE WHEN solved THEN 'resolved' ELSE 'explained' END,
	    jsonb_build_object('note', nullif(btrim(note), '')));
END
$$;
