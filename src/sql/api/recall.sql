-- SPDX-License-Identifier: MIT
-- Takes a ticket back from the units before they have answered.
CREATE FUNCTION paidan_api.recall(command uuid, ticket bigint, version int, reason text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'recall', ticket, version, reason);
	t paidan.ticket_open := a.t;
	left_units int[] := t.unit_ids;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM recall_assignments(t.id);
	t.unit_id := NULL;
	t.unit_ids := '{}';
	t.dispatched_at := NULL;
	a.t := t;
	RETURN finish_write(a, 'registered', jsonb_build_object('reason', btrim(reason),
	    'units', unit_names(left_units)));
END
$$;
