-- SPDX-License-Identifier: MIT
-- Takes a ticket back from the units before they have answered, and from
-- whom they have passed it on to. Before the unit has signed that a ruling sent
-- it to, a coordinator takes the ruling back with it: the dispute is open again.
CREATE FUNCTION paidan_api.recall(command uuid, ticket bigint, version int, reason text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'recall', ticket, version, reason);
	t paidan.ticket_open;
	left_units int[];
	withdrawn text;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	left_units := ARRAY(SELECT s.unit_id FROM assignment s
	    WHERE s.ticket_id = ticket AND s.ended_at IS NULL ORDER BY s.id);
	withdrawn := withdraw_ruling(a);
	PERFORM end_parts(a);
	t := drop_disputes(a);
	t.unit_id := NULL;
	t.unit_ids := '{}';
	t.dispatched_at := NULL;
	t.level := 0;
	a.t := t;
	RETURN finish_write(a, CASE WHEN withdrawn IS NULL THEN 'registered' ELSE 'disputed' END,
	    jsonb_build_object('reason', btrim(reason), 'units', unit_names(left_units),
	    'number', withdrawn));
END
$$;
